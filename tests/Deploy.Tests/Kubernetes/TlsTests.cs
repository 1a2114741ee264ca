using System.Globalization;
using OrleansNotify.Hosting;

namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>Silos and gateways of the overlay with TLS have one certificate, for the name that the product wants.</summary>
public sealed class TlsTests
{
    private static readonly ClusterTlsOptions Defaults = new();

    [SkippableFact]
    public async Task TheCertificateIsForTheNameAndForBothDirections()
    {
        var spec = (await Manifests.Resolved("production-tls")).One("Certificate", "cluster-tls")["spec"];

        Assert.Equal([Defaults.HostName], spec["dnsNames"].Items.Select(name => name.Text));
        Assert.Contains("server auth", spec["usages"].Items.Select(usage => usage.Text));
        Assert.Contains("client auth", spec["usages"].Items.Select(usage => usage.Text));
    }

    [SkippableTheory]
    [InlineData(Manifests.Silo)]
    [InlineData(Manifests.Gateway)]
    public async Task ItsFilesAreMountedWhereTheMemberReadsThem(string name)
    {
        var manifests = await Manifests.Resolved("production-tls");
        var pod = manifests.One("Deployment", name)["spec"]["template"]["spec"];
        var container = pod["containers"][0];
        var folder = container["volumeMounts"].Items.Single(mount => mount["name"].Text == "tls");
        var variables = container["env"].Items.ToDictionary(one => one["name"].Text, one => one["value"].Text);

        Assert.Equal(manifests.One("Certificate", "cluster-tls")["spec"]["secretName"].Text, pod["volumes"].Items.Single(volume => volume["name"].Text == "tls")["secret"]["secretName"].Text);
        // As cert-manager names them.
        Assert.Equal(
            ((string, string, string))($"{folder["mountPath"].Text}/tls.crt", $"{folder["mountPath"].Text}/tls.key", $"{folder["mountPath"].Text}/ca.crt"),
            (variables["TLS_CERT"], variables["TLS_KEY"], variables["TLS_CA"]));
    }

    [SkippableFact]
    public async Task GatewaysListenForEachOtherWhereTheyAreReached()
    {
        var manifests = await Manifests.Resolved("production-tls");
        var ports = manifests.One("Deployment", Manifests.Gateway)["spec"]["template"]["spec"]["containers"][0]["ports"].Items;

        Assert.Equal(Defaults.GatewayPort.ToString(CultureInfo.InvariantCulture), ports.Single(port => port["name"].Text == "gateways")["containerPort"].Text);
        Assert.Equal(Defaults.GatewayPort.ToString(CultureInfo.InvariantCulture), manifests.PortBetweenGateways);
    }
}
