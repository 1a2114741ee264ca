using System.Globalization;

namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>A new version, a drained node: nobody notices.</summary>
public sealed class UpgradeTests
{
    // What the product gives the work in flight after its last socket has left.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task APodGoesOnlyWhenItsSuccessorHasBeenReadyForAWhile(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var spec = manifests.One("Deployment", name)["spec"];
            Assert.Equal("RollingUpdate", spec["strategy"]["type"].Text);
            Assert.Equal("0", spec["strategy"]["rollingUpdate"]["maxUnavailable"].Text);
            Assert.Equal("1", spec["strategy"]["rollingUpdate"]["maxSurge"].Text);
            Assert.InRange(spec["minReadySeconds"].Number, 10, 120);
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task ThePodIsNotKilledWhileItDrains(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var drain = Span(manifests, "DRAIN_DELAY") + Span(manifests, "DRAIN_SPREAD") + Rest;

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var grace = TimeSpan.FromSeconds(manifests.One("Deployment", name)["spec"]["template"]["spec"]["terminationGracePeriodSeconds"].Number);
            Assert.True(grace > drain, $"{name}: {grace} for {drain}");
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task TheDrainOutlastsTheProbeThatSeesIt(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var probe = manifests.One("Deployment", Manifests.Gateway)["spec"]["template"]["spec"]["containers"][0]["readinessProbe"];

        var seen = TimeSpan.FromSeconds((probe["periodSeconds"].Number * probe["failureThreshold"].Number) + probe["timeoutSeconds"].Number);

        Assert.True(Span(manifests, "DRAIN_DELAY") > seen, $"unready is seen after {seen}");
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task NodesAreEmptiedOnePodAtATime(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var budget = manifests.One("PodDisruptionBudget", name)["spec"];
            Assert.Equal("1", budget["maxUnavailable"].Text);
            Assert.True(Selector.Selects(budget["selector"], manifests.One("Deployment", name)["spec"]["template"]), budget.ToString());
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task PodsAreSpreadOverZonesAndNodes(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var template = manifests.One("Deployment", name)["spec"]["template"];
            var spread = template["spec"]["topologySpreadConstraints"].Items.ToList();
            Assert.Equal(["topology.kubernetes.io/zone", "kubernetes.io/hostname"], spread.Select(one => one["topologyKey"].Text));
            // In the files the name is still missing from the pods' labels: kustomize adds it.
            Assert.All(spread, one => Assert.Equal(name, one["labelSelector"]["matchLabels"]["app.kubernetes.io/component"].Text));
            Assert.All(spread.Where(_ => resolved), one => Assert.True(Selector.Selects(one["labelSelector"], template), one.ToString()));
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task TheDatabaseIsPreparedByAJobOfTheSameImage(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var job = manifests.One("Job", "migrate")["spec"]["template"]["spec"]["containers"][0];
        var silo = manifests.One("Deployment", Manifests.Silo)["spec"]["template"]["spec"]["containers"][0];

        Assert.Equal(["migrate"], job["args"].Items.Select(argument => argument.Text));
        Assert.Equal(silo["image"].Text, job["image"].Text);
    }

    private static TimeSpan Span(Manifests manifests, string name) => TimeSpan.Parse(manifests.Settings[name], CultureInfo.InvariantCulture);
}
