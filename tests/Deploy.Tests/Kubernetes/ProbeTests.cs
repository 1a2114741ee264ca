namespace OrleansNotify.DeployTests.Kubernetes;

public sealed class ProbeTests
{
    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EachProbeAsksItsOwnQuestionAtTheHealthPort(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var container = manifests.One("Deployment", name)["spec"]["template"]["spec"]["containers"][0];
            var ports = container["ports"].Items.ToDictionary(port => port["name"].Text, port => port["containerPort"].Text);
            foreach (var (probe, path) in new[] { ("startupProbe", "/healthz/startup"), ("readinessProbe", "/healthz/ready"), ("livenessProbe", "/healthz/live") })
            {
                Assert.Equal((path, "health"), (container[probe]["httpGet"]["path"].Text, container[probe]["httpGet"]["port"].Text));
            }

            Assert.Equal(manifests.Settings["HEALTH_PORT"], ports["health"]);
        }
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task UnreadyIsSeenAtOnceAndDeadOnlyAfterAWhile(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        foreach (var name in (string[])[Manifests.Silo, Manifests.Gateway])
        {
            var container = manifests.One("Deployment", name)["spec"]["template"]["spec"]["containers"][0];
            Assert.InRange(Patience(container["readinessProbe"]), 1, 5);
            Assert.InRange(Patience(container["livenessProbe"]), 30, 120);
            // As long as Orleans takes to believe that the silos of yesterday are gone.
            Assert.InRange(Patience(container["startupProbe"]), 100, 300);
        }
    }

    private static int Patience(Yaml probe) => probe["periodSeconds"].Number * probe["failureThreshold"].Number;
}
