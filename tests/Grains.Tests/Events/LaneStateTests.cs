namespace OrleansNotify.Events;

public sealed class LaneStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AFailedPageComesAgainSmallerAndLater()
    {
        var once = LaneState.Start.Failed(null, Noon);
        var twice = once.Failed(null, Noon);

        Assert.Equal((LaneState.Start.Size / 4, Noon.AddSeconds(1)), (once.Size, once.NotBefore));
        Assert.Equal((once.Size / 4, Noon.AddSeconds(2)), (twice.Size, twice.NotBefore));
        Assert.Equal(LaneState.Start.After, twice.After);
    }

    [Fact]
    public void ABrokenLogIsAskedEveryTenSecondsAtMost()
    {
        var state = LaneState.Start;
        for (var i = 0; i < 2000; i++)
        {
            state = state.Failed(null, Noon);
        }

        Assert.Equal((1, Noon.AddSeconds(10)), (state.Size, state.NotBefore));
    }

    [Fact]
    public void TheOneThatFailsIsPassedOverAndComesAgainAfterTheOthers()
    {
        var bad = new SchedulePosition(Noon, "evt_1");

        var passed = LaneState.Start.Failed(bad, Noon);
        var next = passed.Done(new SchedulePosition(Noon, "evt_2"));
        var ended = next.Ended(Noon);

        Assert.Equal(bad, passed.After);
        Assert.Equal(DateTimeOffset.MinValue, next.NotBefore);
        Assert.Equal((SchedulePosition.Start, Noon.AddSeconds(1)), (ended.After, ended.NotBefore));
        Assert.Equal(LaneState.Start, ended.Ended(Noon));
    }
}
