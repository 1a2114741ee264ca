using OrleansNotify.SystemTests.Histories;
using OrleansNotify.SystemTests.Kills;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>A silo is killed while events are posted at both gateways. Each silo once: so the one that holds the tenant's log is hit.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SiloKillTests(TwoByTwo cluster, ITestOutputHelper output)
{
    private const int Senders = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(12);

    [SkippableFact]
    public async Task NothingAcceptedIsLostWhenASiloIsKilled()
    {
        cluster.Need();
        Person[] people = [await cluster.Gateways[0].SignIn("ann@codingninjas.com"), await cluster.Gateways[1].SignIn("bob@codingninjas.com")];
        await using var ann = await ResumingSocket.Open(cluster.Gateways[1].Port, people[0]);
        await using var bob = await ResumingSocket.Open(cluster.Gateways[0].Port, people[1]);
        var senders = Enumerable.Range(1, Senders)
            .Select(i => new Sender(i, hasKeys: i % 2 == 0, cluster.Gateways[i / 2 % 2], people[0].Email, new Random(i)))
            .ToList();
        using var stop = new CancellationTokenSource();
        var sending = Task.WhenAll(senders.Select(sender => sender.Run(stop.Token)));

        foreach (var silo in cluster.Silos)
        {
            await Task.Delay(Load, TimeProvider.System, CancellationToken.None);
            await silo.Kill();
            await Task.Delay(AfterKill, TimeProvider.System, CancellationToken.None);
            await silo.Start();
        }

        await Task.Delay(Load, TimeProvider.System, CancellationToken.None);
        await stop.CancelAsync();
        await sending;
        SeenHistory[] seen = [await Saw(people[0], ann), await Saw(people[1], bob)];
        var verdict = HistoryCheck.Of([.. senders.SelectMany(sender => sender.Posted)], seen);
        var times = senders.SelectMany(sender => sender.Latencies).Order().ToList();
        var pause = senders.Max(sender => sender.LongestPause);
        output.WriteLine($"2 silos killed: {verdict}; a call took at most {times[^1]:0} ms, p99 {times[times.Count * 99 / 100]:0} ms, p50 {times[times.Count / 2]:0} ms; longest pause of a sender {pause.TotalMilliseconds:0} ms");
        Assert.True(verdict.IsRight, verdict.ToString());
        Assert.True(pause <= Longest, $"a sender got nothing accepted for {pause.TotalSeconds:0.0} s");
    }

    private async Task<SeenHistory> Saw(Person person, ResumingSocket socket)
    {
        var inbox = await cluster.Gateways[0].Inbox(person);
        await Eventually.Holds(() => socket.LastSeq >= inbox[^1].Seq, "the socket has caught up", TimeSpan.FromSeconds(60));
        return new SeenHistory(person.Email, inbox, socket.Seen);
    }
}
