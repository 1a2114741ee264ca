using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace OrleansNotify.OneMachine.Front;

/// <summary>
/// A GET or HEAD that a gateway died under goes to another one. Nothing else is sent twice: only who sent it knows whether it may come
/// again, and with which key.
/// </summary>
internal static class AskAnother
{
    public static void UseAskAnother(this IApplicationBuilder pipeline) => pipeline.Use(async (context, next) =>
    {
        await next(context);
        if (MayRepeat(context) && Others(context.GetReverseProxyFeature()) is { Count: > 0 } others)
        {
            context.Response.Clear();
            context.Features.Set<IForwarderErrorFeature>(null);
            context.GetReverseProxyFeature().AvailableDestinations = others;
            await next(context);
        }
    });

    private static bool MayRepeat(HttpContext context)
        => (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && context.Features.Get<IForwarderErrorFeature>()?.Error is ForwarderError.Request
            && !context.Response.HasStarted
            && !context.RequestAborted.IsCancellationRequested;

    private static List<DestinationState> Others(IReverseProxyFeature proxy)
        => [.. proxy.AllDestinations.Where(one => one != proxy.ProxiedDestination && IsHealthy(one.Health))];

    private static bool IsHealthy(DestinationHealthState health)
        => health.Active != DestinationHealth.Unhealthy && health.Passive != DestinationHealth.Unhealthy;
}
