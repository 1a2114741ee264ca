using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>
/// After a deletion or a pause was answered, no attempt starts: asked at random moments while events flow and one attempt in four
/// fails. The variable <c>DELETES</c> sets how often (default 100 of each); <c>SEED</c> repeats the moments.
/// </summary>
public sealed class QuietTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private const int PerSecond = 60;
    private const int FailsOneIn = 4;
    private const int LongestLife = 300;
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);
    private static readonly int Deletes = Variable.Number("DELETES") ?? 100;
    private static readonly int Seed = Variable.Number("SEED") ?? Environment.TickCount;

    [Fact]
    public Task NoAttemptStartsAfterADeletionWasAnswered() => Run((owner, endpoint) => owner.Delete(endpoint));

    [Fact]
    public Task NoAttemptStartsAfterAPauseWasAnswered() => Run((owner, endpoint) => owner.Tell(endpoint, "pause"));

    [Fact]
    public void ARequestAfterTheAnswerIsLate()
    {
        Receipt[] receipts = [new("a", "evt_1", 1, 10, 200), new("a", "evt_2", 2, 30, 200), new("b", "evt_2", 2, 40, 200)];

        Assert.Equal(1, new Silenced("a", 20).Late(receipts));
        Assert.Equal(0, new Silenced("a", 30).Late(receipts));
    }

    private async Task Run(Func<OwnerClient, string, Task> silence)
    {
        await using var server = await DeliveryServer.Start(receipt => receipt.At % FailsOneIn == 0 ? 500 : 200);
        await using var load = Load.Start(server.Owner, 2, PerSecond);
        var silenced = new ConcurrentQueue<Silenced>();

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            var random = new Random(Seed + worker);
            for (var i = worker; i < Deletes; i += AtOnce)
            {
                silenced.Enqueue(await LiveAndEnd(server, $"quiet-{i}", random, silence));
            }
        }));
        await Task.Delay(Afterwards, TimeProvider.System, CancellationToken.None);

        var late = silenced.Sum(one => one.Late(server.Receiver.Receipts));
        output.WriteLine($"{silenced.Count} endpoints, {server.Receiver.Count} requests, seed {Seed}: {late} requests after the answer");
        Assert.Equal(0, late);
        Assert.True(load.Accepted > PerSecond, "too few events were accepted for the run to say anything");
    }

    private static async Task<Silenced> LiveAndEnd(
        DeliveryServer server, string path, Random random, Func<OwnerClient, string, Task> silence)
    {
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url(path));
        await Eventually.Holds(() => server.Receiver.CountOf(path) > 0, "it gets events");
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestLife)), TimeProvider.System, CancellationToken.None);
        await silence(server.Owner, endpoint);
        return new Silenced(path, Stopwatch.GetTimestamp());
    }
}
