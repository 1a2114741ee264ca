namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>What is delivered again because its owner asked for it.</summary>
public sealed class ReplayTests
{
    private const int Events = 300;
    private static readonly long[] Numbers = [.. Enumerable.Range(1, Events).Select(number => (long)number)];

    private static readonly double[] OneRetry = [0.1];

    [Fact]
    public async Task AReplayThatAKillInterruptsDeliversEveryEventOnceMore()
    {
        await using var server = await DeliveryServer.Start();
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url("replayed"));
        var (first, last) = await server.Owner.PublishAll(Numbers);
        await server.Delivers("replayed", Numbers);
        await server.Settles(endpoint);

        var replay = (await server.Owner.Tell(endpoint, "replays", new { kind = "all", fromSeq = first, rate = 100 })).GetProperty("id").GetString()!;
        await Eventually.Holds(() => server.Receiver.Count > Events + (Events / 4), "the replay has begun");
        await server.Process.Kill();
        await server.Process.Start();
        await Eventually.Holds(async () => await State(server.Owner, replay) == "done", "the replay is done", TimeSpan.FromSeconds(120));
        await server.Settles(endpoint);

        Assert.Equal(Events, (await server.Owner.Replay(replay)).GetProperty("enqueued").GetInt64());
        for (var seq = first; seq <= last; seq++)
        {
            var delivery = await server.Owner.Delivery(endpoint, seq);
            Assert.Equal([1, 2], delivery.Numbers!);
            Assert.Equal("succeeded", delivery.Status);
        }
    }

    [Fact]
    public async Task DeadLettersThatAreResentArrive()
    {
        var isBroken = true;
        long[] dying = Numbers[..6], all = Numbers[..30];
        await using var server = await DeliveryServer.Start(receipt => isBroken && dying.Contains(receipt.Number) ? 500 : 200);
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url("dead"), ("retrySchedule", OneRetry));
        await server.Owner.PublishAll(all);
        await Eventually.Holds(async () => (await server.Owner.Deliveries(endpoint, "dead")).Count == dying.Length, "six are dead letters");

        isBroken = false;
        await server.Owner.Resend(new { endpoint });
        await server.Delivers("dead", all);
        await server.Settles(endpoint);

        Assert.Empty(await server.Owner.Deliveries(endpoint, "dead"));
        var delivered = await server.Owner.Deliveries(endpoint, "succeeded");
        Assert.Equal(dying.Length, delivered.Count(delivery => delivery.Attempts == 3));
        Assert.Equal(all.Length, delivered.Count);
    }

    private static async Task<string?> State(OwnerClient owner, string replay) => (await owner.Replay(replay)).GetProperty("state").GetString();
}
