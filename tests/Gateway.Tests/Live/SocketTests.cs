using System.Net.WebSockets;
using OrleansNotify.Running;

namespace OrleansNotify.Live;

public abstract class SocketTests(Store store)
{
    [SkippableFact]
    public async Task TheWelcomeComesFirstAndSaysWhereTheLogStands()
    {
        var (tenant, anna) = await AnnaWith(3);

        await using var socket = await anna.Connect();
        await tenant.Notify("new");

        Assert.Equal((3, 3), (socket.Seq, socket.Welcome.GetProperty("unread").GetInt64()));
        Assert.Equal([4], await socket.NextSeqs(1));
    }

    [SkippableFact]
    public async Task APingIsAnswered()
    {
        var (_, anna) = await AnnaWith(0);
        await using var socket = await anna.Connect();

        await socket.Say("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await socket.NextText());
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"subscribe","tenant":"default","user":"*"}""")]
    [InlineData("""{"type":"resume","since":0}""")]
    [InlineData("""{"type":"resume","since":-1}""")]
    [InlineData("""{"type":"resume","since":1e300}""")]
    public async Task AnythingElseThatAClientSaysIsIgnored(string text)
    {
        var (_, anna) = await AnnaWith(2);
        await using var socket = await anna.Connect();

        await socket.Say(text);

        Assert.Empty(await socket.UntilPong());
    }

    [SkippableFact]
    public async Task BinaryFramesLongOnesAndTooManyEndThatSocketOnly()
    {
        var (tenant, anna) = await AnnaWith(0);
        await using var binary = await anna.Connect();
        await using var @long = await anna.Connect();
        await using var chatty = await anna.Connect();
        await using var good = await anna.Connect();

        await binary.Send([1, 2, 3], WebSocketMessageType.Binary);
        await @long.Say(new string('x', 4_097));
        await chatty.SayUntilClosed("""{"type":"ping"}""", most: 45);

        Assert.Equal(1003, await binary.Closed());
        Assert.Equal(1009, await @long.Closed());
        Assert.Equal(1008, await chatty.Closed());
        await tenant.Notify("n");
        Assert.Equal([1], await good.NextSeqs(1));
    }

    // Of six notifications the second and the fifth are for somebody else.
    [SkippableTheory]
    [InlineData(0, new long[] { 1, 3, 4, 6 })]
    [InlineData(1, new long[] { 3, 4, 6 })]
    [InlineData(2, new long[] { 3, 4, 6 })]
    [InlineData(3, new long[] { 4, 6 })]
    [InlineData(5, new long[] { 6 })]
    [InlineData(6, new long[0])]
    public async Task ASocketResumesAfterTheLastThatItsClientHas(long since, long[] expected)
    {
        var (tenant, anna) = await AnnaWith(0);
        foreach (var number in Enumerable.Range(1, 6))
        {
            await (number is 2 or 5 ? tenant.NotifyPrivately("somebody@else.com", "n") : tenant.Notify("n"));
        }

        await using var socket = await anna.Connect(since);

        Assert.Equal(expected, await socket.NextSeqs(expected.Length));
        await tenant.Notify("marker");
        Assert.Equal([7], await socket.NextSeqs(1));
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue)]
    public async Task APositionBeyondTheHeadIsReset(long since)
    {
        var (tenant, anna) = await AnnaWith(3);
        await using var socket = await anna.Connect(since);

        await IsReset(socket, tenant, head: 3);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task APositionOfAnotherEpochIsReset(long since)
    {
        var (tenant, anna) = await AnnaWith(3);
        await using var socket = await anna.Connect(since, epoch: "another");

        await IsReset(socket, tenant, head: 3);
    }

    [SkippableFact]
    public async Task APositionOfTheSameEpochIsNotReset()
    {
        var (_, anna) = await AnnaWith(3);
        string epoch;
        await using (var first = await anna.Connect())
        {
            epoch = first.Epoch;
        }

        await using var socket = await anna.Connect(since: 1, epoch);

        Assert.Equal([2, 3], await socket.NextSeqs(2));
    }

    [SkippableTheory]
    [InlineData("&since=")]
    [InlineData("&since=-1")]
    [InlineData("&since=abc")]
    [InlineData("&since=1e3")]
    [InlineData("&since=99999999999999999999")]
    [InlineData("&since=1&since=2")]
    public async Task ABrokenPositionIsRefused(string query)
    {
        var (_, anna) = await AnnaWith(0);

        Assert.Equal(400, await anna.Handshake(query: query));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=nonsense")]
    [InlineData("?token=12345678-1234-4234-8234-123456789abc")]
    public async Task ASocketNeedsAToken(string query)
    {
        var e = await Assert.ThrowsAsync<WebSocketException>(() => Socket.Open(store.Server.Port, $"/ws{query}"));

        Assert.Equal(401, e.Data["status"]);
    }

    [SkippableFact]
    public async Task WithoutAnUpgradeThereIsNoSocket()
    {
        var (_, anna) = await AnnaWith(0);

        (await store.Server.Get($"/ws?token={anna.Token}")).Refuses(400, "upgrade_required");
    }

    [SkippableFact]
    public async Task APositionOlderThanTheRetainedEventsIsReset()
    {
        await using var server = await store.Start(("RETENTION", "00:01:00"));
        var anna = await server.Default.SignIn("anna");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.Default.Notify("n")));
        await server.Kill();
        const long FortyDays = 40L * 24 * 3_600 * 1_000;
        foreach (var table in (string[])["events", "audience"])
        {
            await server.Database.Execute($"UPDATE {table} SET accepted_at = accepted_at - {FortyDays} WHERE seq <= 4");
        }

        await server.StartAgain();
        await Testing.Eventually.Holds(
            async () => await server.Database.Number("SELECT oldest_seq FROM log_heads WHERE tenant = 'default'") == 5, "retention has run");

        await using (var old = await anna.Connect(since: 3))
        {
            var reset = await IsReset(old, server.Default, head: 10);
            Assert.Equal(5, reset.GetProperty("oldest").GetInt64());
        }

        await using var justRetained = await anna.Connect(since: 4);
        Assert.Equal([5, 6, 7, 8, 9, 10, 11], await justRetained.NextSeqs(7));
        Assert.Equal(7, (await anna.Items()).Count);
    }

    [SkippableFact]
    public async Task AServerThatStopsSaysGoodbye()
    {
        await using var server = await store.Start();
        var anna = await server.Default.SignIn("anna");
        await using var socket = await anna.Connect();

        await server.Stop();

        Assert.Equal(1001, await socket.Closed());
        Assert.Equal(0, server.ExitCode);
    }

    private static async Task<System.Text.Json.JsonElement> IsReset(Socket socket, Tenant tenant, long head)
    {
        var reset = await socket.Next("reset");
        Assert.Equal((head, socket.Epoch), (reset.GetProperty("seq").GetInt64(), reset.GetProperty("epoch").GetString()));
        await tenant.Notify("marker");
        Assert.Equal([head + 1], await socket.NextSeqs(1));
        return reset;
    }

    private async Task<(Tenant Tenant, Person Anna)> AnnaWith(int notifications)
    {
        var tenant = await store.Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        for (var i = 0; i < notifications; i++)
        {
            await tenant.Notify("n");
        }

        return (tenant, anna);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSocketTests(SqliteStore store) : SocketTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSocketTests(PostgresStore store) : SocketTests(store);
