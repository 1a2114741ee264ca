using OrleansNotify.DeployTests.Observing;

namespace OrleansNotify.DeployTests.Kubernetes;

public sealed class ScalingTests
{
    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task SilosAndGatewaysFollowTheirCpu(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var scaler = manifests.One("HorizontalPodAutoscaler", name)["spec"];
            Assert.Equal(("Deployment", name), (scaler["scaleTargetRef"]["kind"].Text, scaler["scaleTargetRef"]["name"].Text));
            Assert.Contains(scaler["metrics"].Items, metric => metric["resource"]["name"].Text == "cpu");
            // One alone would be an outage at each upgrade of its node.
            Assert.InRange(scaler["minReplicas"].Number, 2, scaler["maxReplicas"].Number);
            Assert.InRange(scaler["behavior"]["scaleDown"]["stabilizationWindowSeconds"].Number, 300, 3_600);
            Assert.False(manifests.One("Deployment", name)["spec"]["replicas"].IsThere, $"{name}: applying the file would undo the scaling");
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task GatewaysFollowTheirSocketsByAMetricThatExists(string overlay, bool resolved)
    {
        var scaler = (await Sources.Read(overlay, resolved)).One("HorizontalPodAutoscaler", Manifests.Gateway)["spec"];

        var metric = Assert.Single(scaler["metrics"].Items, one => one["type"].Text == "Pods")["pods"];

        Assert.Equal("live_sockets", metric["metric"]["name"].Text);
        Assert.Contains("live_sockets", MetricNames.All);
        Assert.Equal("AverageValue", metric["target"]["type"].Text);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task PrometheusFindsTheHealthPort(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var annotations = manifests.One("Deployment", name)["spec"]["template"]["metadata"]["annotations"];
            Assert.Equal(
                ("true", manifests.Settings["HEALTH_PORT"], "/metrics"),
                (annotations["prometheus.io/scrape"].Text, annotations["prometheus.io/port"].Text, annotations["prometheus.io/path"].Text));
        }
    }
}
