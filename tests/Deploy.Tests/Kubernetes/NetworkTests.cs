using System.Globalization;
using System.Net;
using OrleansNotify.Hosting;

namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>Nothing may talk to anything, but for a few.</summary>
public sealed class NetworkTests
{
    private const string Component = "app.kubernetes.io/component";
    private static readonly ClusterOptions Defaults = new();

    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EverythingIsDeniedFirst(string overlay, bool resolved)
    {
        var policy = (await Sources.Read(overlay, resolved)).One("NetworkPolicy", "default-deny")["spec"];

        Assert.Equal(["Ingress", "Egress"], policy["policyTypes"].Items.Select(type => type.Text));
        Assert.Empty(policy["podSelector"].Members);
        Assert.False(policy["ingress"].IsThere || policy["egress"].IsThere);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task OnlyMembersReachASilo(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.Equal(
            [(Text(Defaults.SiloPort), "silo"), (Text(Defaults.SiloGatewayPort), "silo"), (Text(Defaults.SiloGatewayPort), "gateway"), (manifests.Settings["HEALTH_PORT"], "monitoring")],
            Into(manifests, Manifests.Silo));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task OnlyTheIngressAndOtherGatewaysReachAGateway(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.Equal(
            [(manifests.Settings["PORT"], "ingress-nginx"), (manifests.PortBetweenGateways, "gateway"), (manifests.Settings["HEALTH_PORT"], "monitoring")],
            Into(manifests, Manifests.Gateway));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task NamesCanBeLookedUp(string overlay, bool resolved)
    {
        var rule = (await Sources.Read(overlay, resolved)).One("NetworkPolicy", "dns")["spec"]["egress"][0];

        Assert.Equal([("UDP", "53"), ("TCP", "53")], rule["ports"].Items.Select(port => (port["protocol"].Text, port["port"].Text)));
        // Another label would mean pods of this product, and no name could be looked up.
        Assert.Equal([("k8s-app", "kube-dns")], rule["to"][0]["podSelector"]["matchLabels"].Members.Select(label => (label.Key, label.Value.Text)));
        Assert.Equal("kube-system", rule["to"][0]["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"].Text);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EveryMemberReachesTheDatabase(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var policy = manifests.One("NetworkPolicy", "to-database")["spec"];

        foreach (var (name, pod) in manifests.Workloads.Where(workload => workload.Name is "silo" or "gateway" or "migrate"))
        {
            Assert.True(Selector.Selects(policy["podSelector"], pod), name);
        }

        Assert.Equal(["5432"], policy["egress"][0]["ports"].Items.Select(port => port["port"].Text));
        Assert.NotEmpty(policy["egress"][0]["to"].Items);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task GatewaysReachSilosAndEachOtherAndNothingElse(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        var rules = manifests.One("NetworkPolicy", Manifests.Gateway)["spec"]["egress"].Items;

        Assert.Equal(
            [(Text(Defaults.SiloGatewayPort), "silo"), (manifests.PortBetweenGateways, "gateway")],
            rules.SelectMany(rule => Peers(rule, "to")));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task WhatTenantsChoseCannotLeadInside(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var outside = manifests.Of("NetworkPolicy")
            .SelectMany(policy => policy["spec"]["egress"].Items)
            .Where(rule => rule["to"].Items.Any(peer => peer["ipBlock"]["cidr"].Text is "0.0.0.0/0" or "::/0" or "2000::/3"))
            .ToList();

        var rule = Assert.Single(outside);
        Assert.Equal(["443", "8443"], rule["ports"].Items.Select(port => port["port"].Text));
        foreach (var inside in (string[])["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "127.0.0.1", "100.64.0.1", "fd00::1", "fe80::1", "::1"])
        {
            Assert.DoesNotContain(rule["to"].Items, peer => Reaches(peer["ipBlock"], IPAddress.Parse(inside)));
        }

        Assert.Contains(rule["to"].Items, peer => Reaches(peer["ipBlock"], IPAddress.Parse("93.184.216.34")));
        Assert.Contains(rule["to"].Items, peer => Reaches(peer["ipBlock"], IPAddress.Parse("2606:2800:220:1::1")));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task EveryPolicyMeansPodsThatExist(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.All(
            manifests.Of("NetworkPolicy"),
            policy => Assert.True(manifests.Workloads.Any(workload => Selector.Selects(policy["spec"]["podSelector"], workload.Pod)), policy["metadata"]["name"].Text));
    }

    private static bool Reaches(Yaml block, IPAddress address)
        => IPNetwork.Parse(block["cidr"].Text).Contains(address)
            && !block["except"].Items.Any(except => IPNetwork.Parse(except.Text).Contains(address));

    /// <summary>Who may come to the deployment's pods, and at which port.</summary>
    private static List<(string Port, string From)> Into(Manifests manifests, string name)
    {
        var pod = manifests.One("Deployment", name)["spec"]["template"];
        return [.. manifests.Of("NetworkPolicy")
            .Where(policy => Selector.Selects(policy["spec"]["podSelector"], pod))
            .OrderBy(policy => policy["metadata"]["name"].Text != name)
            .SelectMany(policy => policy["spec"]["ingress"].Items)
            .SelectMany(rule => Peers(rule, "from"))];
    }

    private static IEnumerable<(string Port, string Peer)> Peers(Yaml rule, string direction)
        => from port in rule["ports"].Items
           from peer in rule[direction].Items
           select (port["port"].Text, NameOf(peer));

    private static string NameOf(Yaml peer) => peer["podSelector"]["matchLabels"][Component].Text is { Length: > 0 } component
        ? component
        : peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"].Text;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
