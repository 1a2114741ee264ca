using OrleansNotify.Http;

namespace OrleansNotify.Live;

/// <summary>Who asks to hear, and from where; all that is kept of the request.</summary>
/// <param name="Token">From <c>Authorization</c>, or from the query, as browsers give no header to sockets and event streams.</param>
/// <param name="Origin">Empty: no browser.</param>
internal sealed record LiveCaller(string Address, string Origin, string Host, string? Token)
{
    public static LiveCaller Of(HttpContext context)
    {
        var request = context.Request;
        var token = Bearer.TryRead(context, out var bearer) ? bearer : null;
        return new LiveCaller(
            ClientAddress.Of(context), request.Headers.Origin.ToString(), request.Host.Value ?? "", token ?? request.Query["token"]);
    }
}
