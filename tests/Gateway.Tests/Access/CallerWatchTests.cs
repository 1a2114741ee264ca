using OrleansNotify.Testing;

namespace OrleansNotify.Access;

/// <summary>An answer that takes long ends with what its caller may, also when its client does not read.</summary>
public sealed class CallerWatchTests
{
    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task AnAnswerEndsWhenItsCallerMayNotHaveItAnyLonger()
    {
        var isAllowed = true;
        var answer = CallerWatch.Run(() => Task.FromResult(isAllowed), ended => Task.Delay(Timeout.InfiniteTimeSpan, _time, ended), _time, default);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(answer.IsCompleted);

        isAllowed = false;

        await Eventually.Holds(() => { _time.Advance(TimeSpan.FromSeconds(1)); return answer.IsCompleted; }, "the answer has ended");
        Assert.True(answer.IsCanceled);
    }

    [Fact]
    public async Task ALookThatFailsEndsNothing()
    {
        var looks = 0;
        using var aborted = new CancellationTokenSource();
        var answer = CallerWatch.Run(() => { looks++; throw new InvalidOperationException(); }, ended => Task.Delay(Timeout.InfiniteTimeSpan, _time, ended), _time, aborted.Token);

        await Eventually.Holds(() => { _time.Advance(TimeSpan.FromSeconds(1)); return looks > 2; }, "it was looked at again");

        Assert.False(answer.IsCompleted);
        await aborted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task WhatIsCompleteIsNotLookedAtAgain()
    {
        var looks = 0;
        await CallerWatch.Run(() => Task.FromResult(++looks > 0), _ => Task.CompletedTask, _time, default);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, looks);
    }
}
