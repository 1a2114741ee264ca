using System.Diagnostics;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>A paused endpoint keeps its place: its owner says what becomes of what waited.</summary>
public sealed class PauseTests
{
    private const int PerSecond = 100;

    // Of three seconds' worth the first may come at once.
    private static readonly TimeSpan AtThatRate = TimeSpan.FromSeconds(1.6);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task WhatWaitedIsDeliveredOnceOnResume()
    {
        await using var server = await DeliveryServer.Start();
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url("paused"));
        await using var load = Load.Start(server.Owner, 2, PerSecond);
        await Eventually.Holds(() => server.Receiver.Count > PerSecond / 4, "events are delivered");

        await server.Owner.Tell(endpoint, "pause");
        var delivered = server.Receiver.Count;
        await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        var whilePaused = server.Receiver.Count - delivered;
        await server.Owner.Tell(endpoint, "resume", new { skip = false });
        await load.Stop();
        var accepted = load.Published.Where(e => e.IsAccepted).Select(e => e.Number).ToList();
        await server.Delivers("paused", accepted);

        Assert.Equal(0, whilePaused);
        Assert.Equal(accepted.Count, server.Receiver.Count);
    }

    [Fact]
    public async Task WhatWaitedIsLeftOutOnResumeWithSkip()
    {
        await using var server = await DeliveryServer.Start();
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url("skipping"));

        await server.Owner.Tell(endpoint, "pause");
        await server.Owner.PublishAll(Numbers(1, 50));
        await server.Owner.Tell(endpoint, "resume", new { skip = true });
        await server.Owner.PublishAll(Numbers(51, 60));
        await server.Delivers("skipping", Numbers(51, 60));

        Assert.Equal(Numbers(51, 60), server.Receiver.Receipts.Select(receipt => receipt.Number).Order());
    }

    [Fact]
    public async Task WhatWaitedComesAtTheRateOfTheResume()
    {
        const int Rate = 30;
        await using var server = await DeliveryServer.Start();
        var endpoint = await server.Owner.CreateEndpoint(server.Receiver.Url("slowly"));

        await server.Owner.Tell(endpoint, "pause");
        await server.Owner.PublishAll(Numbers(1, 3 * Rate));
        await server.Owner.Tell(endpoint, "resume", new { rate = Rate });
        await server.Delivers("slowly", Numbers(1, 3 * Rate));

        var times = server.Receiver.Receipts.Select(receipt => receipt.At).Order().ToList();
        Assert.Equal(3 * Rate, times.Count);
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[^1]) > AtThatRate);
    }

    private static IEnumerable<long> Numbers(int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => (long)number);
}
