using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace OrleansNotify.OneMachine.Front;

/// <summary>Passive health: the first request that a gateway did not take puts it out until it was asked again.</summary>
internal sealed class GoneAtOnce(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "GoneAtOnce";
    private static readonly TimeSpan Out = TimeSpan.FromSeconds(1);

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (context.Features.Get<IForwarderErrorFeature>()?.Error is ForwarderError.Request)
        {
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, Out);
        }
    }
}
