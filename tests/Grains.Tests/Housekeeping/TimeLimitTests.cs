using OrleansNotify.Testing;

namespace OrleansNotify.Housekeeping;

public sealed class TimeLimitTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task WorkThatEndsInTimeGivesItsResult()
        => Assert.Equal(7, await TimeLimit.Run(_ => Task.FromResult(7), Minute, _time, default));

    [Fact]
    public async Task WorkThatIgnoresItsCancellationIsLeftAfterTheLimit()
    {
        var run = TimeLimit.Run(_ => new TaskCompletionSource<int>().Task, Minute, _time, default);
        await Eventually.Holds(() => _time.WaitingTimers == 1, "the limit runs");

        _time.Advance(Minute);

        await Assert.ThrowsAsync<TimeoutException>(() => run);
    }

    [Fact]
    public async Task CancellationIsNotATimeout()
    {
        using var stop = new CancellationTokenSource();
        var run = TimeLimit.Run(_ => new TaskCompletionSource<int>().Task, Minute, _time, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }
}
