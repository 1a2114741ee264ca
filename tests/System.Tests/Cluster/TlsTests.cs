using System.Net;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>Processes that show each other certificates are a cluster; nobody else gets in.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TlsTests(TlsCluster cluster) : IClassFixture<TlsCluster>
{
    private static readonly TimeSpan Refusal = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Member = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(40);

    [SkippableFact]
    public async Task AWebhookReachesASocketThroughTheSilo()
    {
        cluster.Need();
        var person = await cluster.Gateways[0].SignIn("ann@codingninjas.com");
        await using var socket = await ResumingSocket.Open(cluster.Gateways[1].Port, person);

        Assert.Equal(PostOutcome.Accepted, await cluster.Gateways[0].Post(1, person.Email));

        await Eventually.Holds(() => socket.Seen.Any(seen => seen.Number == 1), "the event is at the socket");
    }

    [SkippableFact]
    public async Task APollingClientIsHandedFromOneGatewayToTheOther()
    {
        cluster.Need();
        using var http = new HttpClient();
        var opened = await http.GetStringAsync(Polling(0, ""));
        var sid = JsonDocument.Parse(opened[1..]).RootElement.GetProperty("sid").GetString();

        using var packet = new StringContent("40{}");
        using var answer = await http.PostAsync(Polling(1, $"&sid={sid}"), packet);

        Assert.Equal((HttpStatusCode.OK, "ok"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [SkippableFact]
    public async Task WhoHasNoCertificateIsRefusedAtEveryPort()
    {
        cluster.Need();

        foreach (var port in cluster.Ports)
        {
            Assert.Null(await TlsCluster.Connect(port, null, Refusal));
        }
    }

    [SkippableFact]
    public async Task ACertificateOfAnotherAuthorityIsRefusedAtEveryPort()
    {
        cluster.Need();
        using var others = new Authority();
        using var certificate = others.Certify("orleansnotify");

        foreach (var port in cluster.Ports)
        {
            Assert.Null(await TlsCluster.Connect(port, certificate, Refusal));
        }
    }

    [SkippableFact]
    public async Task ACertificateForAnotherNameIsRefusedAtEveryPort()
    {
        cluster.Need();
        using var certificate = cluster.Authority.Certify("billing");

        foreach (var port in cluster.Ports)
        {
            Assert.Null(await TlsCluster.Connect(port, certificate, Refusal));
        }
    }

    [SkippableFact]
    public async Task ARenewedCertificateIsShownToNewConnectionsWithoutARestart()
    {
        cluster.Need();
        using var renewed = cluster.Renew();

        foreach (var port in cluster.Ports)
        {
            await Eventually.Holds(async () => await TlsCluster.Connect(port, renewed, Member) == renewed.SerialNumber, $"port {port} shows the new one", Reread);
        }

        Assert.Equal(PostOutcome.Accepted, await cluster.Gateways[0].Post(2, "bob@codingninjas.com"));
    }

    private Uri Polling(int gateway, string query)
        => new($"http://127.0.0.1:{cluster.Gateways[gateway].Port}/socket.io/?EIO=4&transport=polling{query}");
}
