namespace OrleansNotify.Engine.Tests;

public sealed class TimerTests(ClusterFixture fixture) : EngineTest(fixture)
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task ATimerTicksEveryPeriod()
    {
        await Grain<ITimers>().Start(Short, Short, interleave: false);

        await Probe.Has("tick", 3);
    }

    [Fact]
    public async Task ATimerWithoutAPeriodTicksOnce()
    {
        await Grain<ITimers>().Start(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: false);
        await Grain<ITimers>(Key + "/other").Start(Short, Short, interleave: false);

        await Probe.Of(Key + "/other").Has("tick", 5);
        Assert.Equal(1, Probe.Count("tick"));
    }

    [Fact]
    public async Task ATickWaitsForTheRunningRequest()
    {
        var held = Grain<ITimers>().HoldWhile(Short, interleave: false);
        await Grain<ITimers>(Key + "/other").Start(Short, Short, interleave: false);
        await Probe.Of(Key + "/other").Has("tick", 5);

        Probe.Open();
        await Soon(held);

        await Probe.Has("tick");
        Assert.Equal(["holds", "released", "tick"], Probe.Log);
    }

    [Fact]
    public async Task AnInterleavedTickDoesNot()
    {
        var held = Grain<ITimers>().HoldWhile(Short, interleave: true);

        await Probe.Has("tick");
        Probe.Open();
        await Soon(held);

        Assert.Equal(["holds", "tick", "released"], Probe.Log);
    }

    [Fact]
    public async Task OfADisposedTimerOnlyATickThatWasDueAlreadyMayCome()
    {
        await Grain<ITimers>().Start(Short, Short, interleave: false);
        await Probe.Has("tick");

        await Grain<ITimers>().Stop();
        await Grain<ITimers>(Key + "/other").Start(Short, Short, interleave: false);
        await Probe.Of(Key + "/other").Has("tick", 5);

        Assert.InRange(Probe.Log.SkipWhile(note => note != "stopped").Count(note => note == "tick"), 0, 1);
    }

    [Fact]
    public async Task ATimerCanDisposeItselfInItsTick()
    {
        await Grain<ITimers>().StartStopping(Short);
        await Grain<ITimers>(Key + "/other").Start(Short, Short, interleave: false);

        await Probe.Of(Key + "/other").Has("tick", 5);
        Assert.Equal(1, Probe.Count("tick"));
    }

    [Fact]
    public async Task ATimerDoesNotOutliveItsActivation()
    {
        await Grain<ITimers>().Start(Short, Short, interleave: false);
        await Probe.Has("tick");

        await Grain<ITimers>().Leave();
        await Probe.Has("deactivated");
        await Grain<ITimers>(Key + "/other").Start(Short, Short, interleave: false);
        await Probe.Of(Key + "/other").Has("tick", 5);

        Assert.Equal("deactivated", Probe.Log[^1]);
    }

    [Fact]
    public async Task AFailedTickIsFollowedByTheNext()
    {
        await Grain<ITimers>().StartFailing(Short);

        await Probe.Has("tick", 3);
    }

    [Fact]
    public async Task ATimerCanBeChanged()
    {
        await Grain<ITimers>().Start(TimeSpan.FromHours(1), TimeSpan.FromHours(1), interleave: false);

        await Grain<ITimers>().Change(Short, Short);

        await Probe.Has("tick", 2);
    }
}
