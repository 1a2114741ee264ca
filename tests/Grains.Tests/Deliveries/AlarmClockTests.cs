using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public sealed class AlarmClockTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void ItRingsAtItsTime()
    {
        var rings = 0;
        using var alarm = new AlarmClock(_time, () => rings++);

        alarm.Set(_time.GetUtcNow().AddSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, rings);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, rings);
    }

    [Fact]
    public void OneThatRangTooEarlyRingsAgain()
    {
        var rings = 0;
        using var alarm = new AlarmClock(_time, () => rings++);
        // A timer takes at most 24 days here: whoever waits longer is rung early, and asks for the same time again.
        var far = _time.GetUtcNow().AddDays(30);
        alarm.Set(far);
        _time.Advance(TimeSpan.FromDays(25));
        Assert.Equal(1, rings);

        alarm.Set(far);
        _time.Advance(TimeSpan.FromDays(5));

        Assert.Equal(2, rings);
    }

    [Fact]
    public void WithoutATimeItIsSilent()
    {
        var rings = 0;
        using var alarm = new AlarmClock(_time, () => rings++);
        alarm.Set(_time.GetUtcNow().AddSeconds(5));

        alarm.Set(null);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, rings);
    }
}
