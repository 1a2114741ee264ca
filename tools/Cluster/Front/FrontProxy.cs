using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.OneMachine.Members;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace OrleansNotify.OneMachine.Front;

/// <summary>Each request to the next gateway that is ready: nothing sticks.</summary>
internal static class FrontProxy
{
    public const string ClusterId = "gateways";
    private const string ReadyPath = "/healthz/ready";

    public static void AddFrontProxy(this IServiceCollection services, IEnumerable<MemberPlan> gateways)
    {
        services.AddSingleton<IPassiveHealthCheckPolicy, GoneAtOnce>();
        services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "everything", ClusterId = ClusterId, Match = new RouteMatch { Path = "{**any}" } }],
                [Cluster(gateways)])
            // Gateways make links from the name that the caller used. X-Forwarded-For is set, whatever the caller put there.
            .AddTransforms(transforms => transforms.AddOriginalHost());
    }

    private static ClusterConfig Cluster(IEnumerable<MemberPlan> gateways) => new()
    {
        ClusterId = ClusterId,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        Destinations = gateways.ToDictionary(
            gateway => gateway.Name, gateway => new DestinationConfig { Address = $"http://127.0.0.1:{gateway.Port}" }),
        HealthCheck = new HealthCheckConfig
        {
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = TimeSpan.FromSeconds(1),
                Timeout = TimeSpan.FromSeconds(2),
                Path = ReadyPath,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = GoneAtOnce.PolicyName },
        },
        // A gateway that says it is not ready is about to end: the next request goes elsewhere.
        Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromMinutes(2) },
    };
}
