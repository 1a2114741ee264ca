namespace OrleansNotify.Deliveries;

public sealed class BreakerTests
{
    private readonly Breaker _breaker = new();
    private DateTimeOffset _now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NineFailuresAreTooFewToJudge()
    {
        Fail(9);

        Assert.Equal(Breaker.Closed, _breaker.StateAt(_now));
    }

    [Theory]
    [InlineData(3, 7, Breaker.Open)]
    [InlineData(4, 7, Breaker.Closed)]
    [InlineData(0, 10, Breaker.Open)]
    public void SeventyPercentOpenIt(int successes, int failures, string state)
    {
        Succeed(successes);
        Fail(failures);

        Assert.Equal(state, _breaker.StateAt(_now));
    }

    [Fact]
    public void FailuresOfSixMinutesAgoDoNotCount()
    {
        Fail(9);
        _now += TimeSpan.FromMinutes(6);
        Fail(9);

        Assert.Equal(Breaker.Closed, _breaker.StateAt(_now));
    }

    [Fact]
    public void AfterThirtySecondsOneProbeAtATime()
    {
        Fail(10);
        Assert.Equal(_now.AddSeconds(30), _breaker.BlockedUntil(_now));
        _now += TimeSpan.FromSeconds(30);

        Assert.Null(_breaker.BlockedUntil(_now));
        Assert.True(_breaker.Start(_now));
        Assert.Equal(DateTimeOffset.MaxValue, _breaker.BlockedUntil(_now));
    }

    [Fact]
    public void EveryFailedProbeDoublesTheWaitUpToTenMinutes()
    {
        Fail(10);
        var waits = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            waits.Add((_breaker.BlockedUntil(_now)!.Value - _now).TotalSeconds);
            _now = _breaker.BlockedUntil(_now)!.Value;
            _breaker.End(_breaker.Start(_now), isSuccess: false, _now);
        }

        Assert.Equal([30, 60, 120, 240, 480, 600, 600], waits);
    }

    [Fact]
    public void ThreeProbesCloseIt()
    {
        Fail(10);
        _now += TimeSpan.FromSeconds(30);
        Probe(true);
        Probe(true);
        Assert.Equal(Breaker.HalfOpen, _breaker.StateAt(_now));

        Probe(true);

        Assert.Equal(Breaker.Closed, _breaker.StateAt(_now));
        Assert.False(_breaker.Start(_now));
    }

    [Fact]
    public void AFailureBetweenThemBeginsAnew()
    {
        Fail(10);
        _now += TimeSpan.FromSeconds(30);
        Probe(true);
        Probe(true);

        Probe(false);

        Assert.Equal(Breaker.Open, _breaker.StateAt(_now));
        Assert.Equal(_now.AddMinutes(1), _breaker.BlockedUntil(_now));
    }

    [Fact]
    public void AttemptsFromBeforeItOpenedSayNothingNew()
    {
        var early = _breaker.Start(_now);
        Fail(10);
        _now += TimeSpan.FromSeconds(31);

        _breaker.End(early, isSuccess: false, _now);

        Assert.Equal(Breaker.HalfOpen, _breaker.StateAt(_now));
    }

    private void Probe(bool isSuccess) => _breaker.End(_breaker.Start(_now), isSuccess, _now);

    private void Fail(int times) => Repeat(times, isSuccess: false);

    private void Succeed(int times) => Repeat(times, isSuccess: true);

    private void Repeat(int times, bool isSuccess)
    {
        for (var i = 0; i < times; i++)
        {
            _breaker.End(_breaker.Start(_now), isSuccess, _now);
        }
    }
}
