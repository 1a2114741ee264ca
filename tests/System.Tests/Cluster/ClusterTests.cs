using System.Net;
using Npgsql;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>Several processes are one server.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ClusterTests(TwoByTwo cluster)
{
    private const int Guesses = 5;

    [SkippableFact]
    public async Task AWebhookAtOneGatewayReachesASocketAtTheOther()
    {
        cluster.Need();
        var person = await cluster.Gateways[0].SignIn(cluster.NewAddress());
        await using var socket = await ResumingSocket.Open(cluster.Gateways[1].Port, person);

        Assert.Equal(PostOutcome.Accepted, await cluster.Gateways[0].Post(7, person.Email));

        await Eventually.Holds(() => socket.Seen.Any(seen => seen.Number == 7), "the event is at the socket");
    }

    [SkippableFact]
    public async Task ASilosRowInTheDatabaseHasTheNameOfItsPod()
    {
        cluster.Need();
        await using var source = NpgsqlDataSource.Create(cluster.Database);
        await using var command = source.CreateCommand("SELECT DISTINCT siloname FROM orleansmembershiptable ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync();

        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        Assert.Equal(["silo-0", "silo-1"], names);
    }

    [SkippableFact]
    public async Task ASignInHoldsAtEveryGateway()
    {
        cluster.Need();

        var person = await cluster.Gateways[0].SignIn(cluster.NewAddress());

        Assert.Equal(HttpStatusCode.OK, await cluster.Gateways[1].CountStatus(person));
    }

    [SkippableFact]
    public async Task ALogoutClosesTheSocketAtTheOtherGatewayWithinASecond()
    {
        cluster.Need();
        var person = await cluster.Gateways[0].SignIn(cluster.NewAddress());
        await using var socket = await ResumingSocket.Open(cluster.Gateways[1].Port, person);

        await cluster.Gateways[0].Logout(person);

        await Eventually.Holds(() => (int?)socket.LastClose == 4001, "the socket is closed", TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await cluster.Gateways[1].CountStatus(person));
    }

    [SkippableFact]
    public async Task FiveGuessesHoldOverBothGateways()
    {
        cluster.Need();
        var email = cluster.NewAddress();
        await cluster.Gateways[0].AskCode(email);
        var code = await cluster.Gateways[1].ReadCode(email);
        var wrong = code == "000000" ? "000001" : "000000";

        var refused = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(i => cluster.Gateways[i % 2].Verify(email, wrong)));
        var (status, token) = await cluster.Gateways[1].Verify(email, code);

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Equal((HttpStatusCode.BadRequest, null), (status, token));
    }
}
