using System.Globalization;

namespace OrleansNotify.DeployTests.Kubernetes;

public sealed class IngressTests
{
    // docs/limits.md
    private const int LargestBatch = 4_194_304;

    // What would keep a client at one gateway.
    private static readonly string[] Sticky = ["affinity", "session-cookie", "upstream-hash-by", "sticky"];

    public static TheoryData<string, bool> All => Sources.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task NothingSticks(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);

        Assert.All(
            manifests.Of("Ingress").SelectMany(ingress => ingress["metadata"]["annotations"].Members),
            annotation => Assert.DoesNotContain(Sticky, word => annotation.Key.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(manifests.Of("Service"), service => Assert.Contains(service["spec"]["sessionAffinity"].Text, (string[])["", "None"]));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task QuietSocketsStayOpenAndStreamsAreNotHeldBack(string overlay, bool resolved)
    {
        var annotations = (await Sources.Read(overlay, resolved)).One("Ingress", Manifests.Gateway)["metadata"]["annotations"];

        Assert.InRange(annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"].Number, 300, 86_400);
        Assert.InRange(annotations["nginx.ingress.kubernetes.io/proxy-send-timeout"].Number, 300, 86_400);
        Assert.Equal("off", annotations["nginx.ingress.kubernetes.io/proxy-buffering"].Text);
        Assert.DoesNotContain("non_idempotent", annotations["nginx.ingress.kubernetes.io/proxy-next-upstream"].Text, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task WhatIsTooLargeIsRefusedByTheGatewayInItsWords(string overlay, bool resolved)
    {
        var size = (await Sources.Read(overlay, resolved)).One("Ingress", Manifests.Gateway)["metadata"]["annotations"]["nginx.ingress.kubernetes.io/proxy-body-size"].Text;

        Assert.EndsWith("m", size, StringComparison.Ordinal);
        Assert.True(int.Parse(size[..^1], CultureInfo.InvariantCulture) * 1_048_576 > LargestBatch, size);
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task TheIngressLeadsToTheGatewaysPods(string overlay, bool resolved)
    {
        var manifests = await Sources.Read(overlay, resolved);
        var backend = manifests.One("Ingress", Manifests.Gateway)["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"];
        var service = manifests.One("Service", backend["name"].Text)["spec"];
        var pod = manifests.One("Deployment", Manifests.Gateway)["spec"]["template"];

        Assert.True(service["selector"].IsThere && Selector.HasLabels(service["selector"], pod), service.ToString());
        Assert.Equal(backend["port"]["name"].Text, service["ports"][0]["name"].Text);
        Assert.Contains(pod["spec"]["containers"][0]["ports"].Items, port => port["name"].Text == service["ports"][0]["targetPort"].Text);
        Assert.True(manifests.One("Ingress", Manifests.Gateway)["spec"]["tls"][0]["secretName"].IsThere);
    }
}
