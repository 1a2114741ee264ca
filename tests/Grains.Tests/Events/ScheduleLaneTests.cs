using System.Collections.Concurrent;
using OrleansNotify.Testing;

namespace OrleansNotify.Events;

public sealed class ScheduleLaneTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task AllPagesAreDoneInOneRun()
    {
        var lane = new NumberLane(Enumerable.Range(0, 1000), _ => Task.FromResult(true), _time);

        await Go(lane);

        Assert.Empty(lane.Waiting);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(399)]
    public async Task OneEventThatFailsWithItsWholePageKeepsTheOthersForSecondsOnly(int bad)
    {
        // As the log does it: what is committed with the bad one fails with it.
        var together = new ConcurrentBag<int>();
        var lane = new NumberLane(Enumerable.Range(0, 400), async number =>
        {
            together.Add(number);
            await Task.Yield();
            return !together.Contains(bad);
        }, _time);

        for (var second = 0; second < 120 && lane.Waiting.Count > 1; second++)
        {
            await Go(lane);
            together.Clear();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([bad], lane.Waiting);
    }

    [Fact]
    public async Task AnEventThatThrowsIsPassedOver()
    {
        var lane = new NumberLane([1, 2, 3], number => number == 1 ? throw new InvalidOperationException("bad") : Task.FromResult(true), _time);

        await Go(lane);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Go(lane);

        Assert.Equal([1], lane.Waiting);
    }

    [Fact]
    public async Task ARunThatHangsIsLeftAfterHalfAMinuteAndTheNextOneBegins()
    {
        var isHanging = true;
        var never = new TaskCompletionSource<bool>();
        var lane = new NumberLane([1], _ => isHanging ? never.Task : Task.FromResult(true), _time);

        var first = Go(lane);
        await Eventually.Holds(() => _time.WaitingTimers == 1, "the run has its limit");
        Assert.Same(first, Go(lane));
        isHanging = false;
        _time.Advance(TimeSpan.FromSeconds(30));
        await first;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Go(lane);

        Assert.Empty(lane.Waiting);
    }

    private static Task Go(NumberLane lane) => lane.Go(new SemaphoreSlim(1));
}
