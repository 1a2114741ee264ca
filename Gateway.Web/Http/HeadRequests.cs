namespace OrleansNotify.Http;

/// <summary>
/// Answers HEAD wherever there is a GET (RFC 9110 §9.1), as that: Kestrel, which knows what was asked, leaves the body out. Socket.IO has
/// methods of its own.
/// </summary>
internal static class HeadRequests
{
    private const string RequestMethod = "Access-Control-Request-Method";

    public static void UseHeadRequests(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsHead(request.Method) && !request.Path.StartsWithSegments("/socket.io", StringComparison.Ordinal))
        {
            request.Method = HttpMethods.Get;
            context.Features.Set(new Head());
        }
        else if (HttpMethods.IsOptions(request.Method) && HttpMethods.IsHead(request.Headers[RequestMethod].ToString()))
        {
            request.Headers[RequestMethod] = HttpMethods.Get;
        }

        return next(context);
    });

    /// <summary>Of an answer without an end it matters.</summary>
    public static bool IsHead(HttpContext context) => context.Features.Get<Head>() is not null;

    private sealed class Head;
}
