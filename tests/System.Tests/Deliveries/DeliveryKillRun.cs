using System.Diagnostics;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>One receiver and steady publishers at one server that is killed again and again, and what the owner is shown meanwhile.</summary>
internal sealed class DeliveryKillRun(ServerProcess server, OwnerClient owner, Receiver receiver, int seed, int millisecondsBetweenKills)
{
    private const int Publishers = 5;
    private const int PerSecond = 200;
    private static readonly TimeSpan Liveness = TimeSpan.FromSeconds(180);

    // An outcome is on the disk long before this, unless the kill came first.
    private static readonly TimeSpan Recorded = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan InTransit = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<long, int> _counts = [];
    private readonly List<(long Began, long Over)> _kills = [];
    private string _endpoint = "";

    public async Task<DeliveryVerdict> Run(int kills)
    {
        await server.Start();
        _endpoint = await owner.CreateEndpoint(receiver.Url("kills"));
        await using var load = Load.Start(owner, Publishers, PerSecond);
        await Kill(kills, load);
        await load.Stop();

        var published = load.Published;
        await WaitUntilDelivered(published);
        List<ShownDelivery> waiting = [.. await owner.Deliveries(_endpoint, "pending"), .. await owner.Deliveries(_endpoint, "retrying")];
        return DeliveryCheck.Of(published, receiver.Receipts, waiting, await Counted(published));
    }

    private async Task Kill(int kills, Load load)
    {
        var random = new Random(seed);
        for (var i = 0; i < kills; i++)
        {
            var before = load.Accepted;
            await Eventually.Holds(() => load.Accepted > before, "the server accepts events", Liveness);
            await Task.Delay(TimeSpan.FromMilliseconds(millisecondsBetweenKills / 2 + random.Next(millisecondsBetweenKills)), TimeProvider.System, CancellationToken.None);
            await NoteCounts();
            var began = Stopwatch.GetTimestamp();
            await server.Kill();
            // What the dead process had sent can still come in.
            await Task.Delay(InTransit, TimeProvider.System, CancellationToken.None);
            _kills.Add((began, Stopwatch.GetTimestamp()));
            await server.Start();
        }
    }

    /// <summary>What has failed so far, as it is shown just before the kill: afterwards no count may be less.</summary>
    private async Task NoteCounts()
    {
        foreach (var delivery in await owner.Deliveries(_endpoint, "retrying"))
        {
            _counts[delivery.Seq] = Math.Max(delivery.Attempts, _counts.GetValueOrDefault(delivery.Seq));
        }
    }

    private async Task WaitUntilDelivered(IReadOnlyList<PublishedEvent> published)
    {
        try
        {
            await Eventually.Holds(() => Delivered(published), "every accepted event is delivered", Liveness);
            await Eventually.Holds(async () => (await owner.Deliveries(_endpoint, "retrying")).Count == 0, "every outcome is recorded");
        }
        catch (TimeoutException)
        {
            // What is missing is counted.
        }
    }

    private bool Delivered(IReadOnlyList<PublishedEvent> published)
    {
        var done = receiver.Receipts.Where(receipt => receipt.IsSuccess).Select(receipt => receipt.Number).ToHashSet();
        return published.All(e => !e.IsAccepted || done.Contains(e.Number));
    }

    /// <summary>Of all that was requested more than once.</summary>
    private async Task<List<CountedDelivery>> Counted(IReadOnlyList<PublishedEvent> published)
    {
        var counted = new List<CountedDelivery>();
        var receipts = receiver.Receipts.ToLookup(receipt => receipt.Number);
        foreach (var e in published.Where(e => e.IsAccepted && receipts[e.Number].Skip(1).Any()))
        {
            var shown = await owner.Delivery(_endpoint, e.Seq);
            counted.Add(new CountedDelivery(shown, _counts.GetValueOrDefault(e.Seq), receipts[e.Number].Count(IsRecorded)));
        }

        return counted;
    }

    private bool IsRecorded(Receipt receipt)
        => !_kills.Exists(kill => receipt.At <= kill.Over && Stopwatch.GetElapsedTime(receipt.At, kill.Began) < Recorded);
}
