using System.Globalization;
using OrleansNotify.Hosting;

namespace OrleansNotify.DeployTests.Kubernetes;

public sealed class SettingsTests
{
    // Used within the manifest only, and the settings of PostgreSQL's own image.
    private static readonly string[] NotOurs = ["POD_IP", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "PGDATA"];

    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EveryVariableIsASettingOfTheProduct(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var names = manifests.Workloads
            .SelectMany(workload => workload.Pod["spec"]["containers"].Items)
            .SelectMany(container => container["env"].Items)
            .Select(variable => variable["name"].Text)
            .Concat(manifests.Settings.Keys)
            .Except(NotOurs);

        Assert.Empty(names.Except(KnownSettings.Names));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task NoServiceInventsVariables(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.All(manifests.Workloads, workload => Assert.True(workload.Pod["spec"]["enableServiceLinks"].Text == "false", workload.Name));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EachProgramIsToldItsRoleAndWhereItIs(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var silo = Variables(manifests, Manifests.Silo);
        var gateway = Variables(manifests, Manifests.Gateway);

        Assert.Equal(("silo", "gateway"), (silo["ROLE"]["value"].Text, gateway["ROLE"]["value"].Text));
        Assert.Equal("metadata.name", silo["POD_NAME"]["valueFrom"]["fieldRef"]["fieldPath"].Text);
        Assert.Equal("status.podIP", silo["SILO_ADDRESS"]["valueFrom"]["fieldRef"]["fieldPath"].Text);
        Assert.Equal("status.podIP", gateway["POD_IP"]["valueFrom"]["fieldRef"]["fieldPath"].Text);
        Assert.Equal($"$(POD_IP):{manifests.PortBetweenGateways}", gateway["GATEWAY_ADDRESS"]["value"].Text);
    }

    // Kubernetes leaves $(POD_IP) as it is where POD_IP comes later.
    [SkippableTheory, MemberData(nameof(All))]
    public async Task AGatewaysAddressStandsBelowTheVariableThatItUses(string overlay, bool resolved)
    {
        var names = Container(await Sources.Read(overlay, resolved), Manifests.Gateway)["env"].Items.Select(one => one["name"].Text).ToList();

        Assert.InRange(names.IndexOf("POD_IP"), 0, names.IndexOf("GATEWAY_ADDRESS") - 1);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task PortsAreThoseOfTheProductWhereverTheyStand(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var defaults = new ClusterOptions();
        var silo = Ports(manifests, Manifests.Silo);
        var gateway = Ports(manifests, Manifests.Gateway);

        Assert.Equal(Text(defaults.SiloPort), manifests.Settings["SILO_PORT"]);
        Assert.Equal(Text(defaults.SiloGatewayPort), manifests.Settings["SILO_GATEWAY_PORT"]);
        Assert.Equal((manifests.Settings["SILO_PORT"], manifests.Settings["SILO_GATEWAY_PORT"]), (silo["silo"], silo["silo-gateway"]));
        Assert.Equal(manifests.Settings["PORT"], gateway["http"]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, Yaml> Variables(Manifests manifests, string name) => Container(manifests, name)["env"].Items.ToDictionary(one => one["name"].Text);

    private static Dictionary<string, string> Ports(Manifests manifests, string name)
        => Container(manifests, name)["ports"].Items.ToDictionary(port => port["name"].Text, port => port["containerPort"].Text);

    private static Yaml Container(Manifests manifests, string name) => manifests.One("Deployment", name)["spec"]["template"]["spec"]["containers"][0];
}
