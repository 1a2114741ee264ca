using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>Where providers report what became of messages. Silos verify it: they have the credentials.</summary>
internal static class CallbackRoutes
{
    private const long MaxBody = 1_048_576;

    public static void MapCallbacks(this IEndpointRouteBuilder routes)
    {
        var callbacks = routes.MapGroup("/callbacks").RejectingBadArguments();
        foreach (var method in (string[])[HttpMethods.Get, HttpMethods.Post])
        {
            callbacks.MapMethods("/{provider}/{account}", [method], Receive)
                .Named(method == HttpMethods.Get ? "verifyCallback" : "postCallback", "Takes what a provider reports of messages")
                .Produces<string>(contentType: "text/plain").Refuses(400, 401, 404, 413, 429, 503);
        }
    }

    private static async Task<IResult> Receive(
        string provider, string account, TenantOfRoute tenant, HttpContext context, CallLimits limits, IGrainFactory grains)
    {
        if (limits.Post(context) is { } tooMany)
        {
            return tooMany;
        }

        var request = context.Request;
        var (body, rejection) = HttpMethods.IsGet(request.Method) ? ([], null) : await RawBody.Read(context, MaxBody, accepts: _ => true);
        if (rejection is not null)
        {
            return rejection;
        }

        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.FirstOrDefault() ?? "");
        var answered = await grains.GetGrain<IProvidersGrain>(0).Receive(new CallbackCall(
            tenant.Name, provider, account, request.Method, $"{request.Path}{request.QueryString}", $"{request.Scheme}://{request.Host}", headers, body));
        return answered.Status switch
        {
            CallbackStatus.Taken => TypedResults.Text(answered.Text, "text/plain"),
            CallbackStatus.Refused => Problems.SourceUnauthorized,
            _ => Problems.NotFound,
        };
    }
}
