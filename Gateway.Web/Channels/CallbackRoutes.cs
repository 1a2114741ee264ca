using OrleansNotify.Edge;
using OrleansNotify.OpenApi;
using OrleansNotify.Tenants;

namespace OrleansNotify.Channels;

/// <summary>Where providers report what became of messages. Verified over the raw bytes and the configured public address, never the request's <c>Host</c>.</summary>
internal static class CallbackRoutes
{
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

    private static Task<IResult> Receive(
        string provider, string account, TenantOfRoute tenant, HttpContext context, CallbackDesk desk)
        => desk.Receive(provider, account, tenant.Name, context);
}
