using OrleansNotify.Outbound;

namespace OrleansNotify.Http;

/// <summary>
/// Ends loops: what our own deliveries post may publish, and only so often in a row. Everything else that would change something, such as
/// starting a replay, is refused when a delivery of ours asks for it, as that chain would have no count.
/// </summary>
internal static class Hops
{
    /// <summary>Routes that keep the count with what they publish.</summary>
    public static RouteHandlerBuilder CountingHops(this RouteHandlerBuilder route) => route.WithMetadata(new CountsHops());

    /// <summary>How many of our deliveries, one after the other, led to the request.</summary>
    public static int Of(HttpContext context) => context.Features.Get<HopCount>()?.Hops ?? 0;

    public static void UseHops(this WebApplication app)
    {
        var header = app.Services.GetRequiredService<HopHeader>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Hops));
        app.Use((context, next) =>
        {
            if (!context.Request.Headers.TryGetValue(HopHeader.Name, out var values) || header.Read(values) is var hops && hops == 0)
            {
                return next(context);
            }

            context.Features.Set(new HopCount(hops));
            if (IsHarmless(context, hops))
            {
                return next(context);
            }

            logger.LoopEnded((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "", hops);
            var isError = context.GetEndpoint()?.Metadata.GetMetadata<RefusalShape>()?.AsError ?? false;
            return (isError ? Problems.LoopDetected.AsError() : Problems.LoopDetected).ExecuteAsync(context);
        });
    }

    private static bool IsHarmless(HttpContext context, int hops)
        => context.GetEndpoint() is not { } route
            || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
            || (hops <= HopHeader.Max && route.Metadata.GetMetadata<CountsHops>() is not null);

    private sealed record CountsHops;

    private sealed record HopCount(int Hops);
}
