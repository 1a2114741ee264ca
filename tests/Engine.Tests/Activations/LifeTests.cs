namespace OrleansNotify.Engine.Tests;

public sealed class LifeTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task AFailedActivationReachesTheCallerAndTheNextCallTriesAgain()
    {
        Probe.Failures = 1;

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Grain<IPlainLife>().Activation()));

        Assert.Equal("Not yet.", failure.Message);
        await Soon(Grain<IPlainLife>().Activation());
        Assert.Equal(["activated"], Probe.Log);
    }

    [Fact]
    public async Task AGrainThatLeavesIsToldWhyAndComesBackAsANewActivation()
    {
        var before = await Grain<IPlainLife>().Activation();

        await Grain<IPlainLife>().Leave();

        Assert.NotEqual(before, await Soon(Grain<IPlainLife>().Activation()));
        Assert.Equal(["activated", "deactivated: ApplicationRequested", "activated"], Probe.Log);
    }

    [Fact]
    public async Task ALeavingGrainEndsItsRequestAndThoseBehindItGoToTheNextActivation()
    {
        var leaving = Grain<IPlainLife>().LeaveThenWait();
        await Probe.Has("leaving");
        var behind = Enumerable.Range(0, 10).Select(_ => Grain<IPlainLife>().Activation()).ToArray();

        Probe.Open();
        var before = await Soon(leaving);
        var after = await Soon(Task.WhenAll(behind));

        Assert.DoesNotContain(before, after);
        Assert.Single(after.Distinct());
    }

    [Fact]
    public async Task AnIdleGrainIsDeactivated()
    {
        await Grain<IIdle>().Activation();

        await Probe.Has("deactivated: ActivationIdle");
    }

    [Fact]
    public async Task AGrainThatDelaysItsDeactivationOutlivesAnIdleOne()
    {
        await Grain<IIdle>().StayFor(TimeSpan.FromMinutes(1));
        await Grain<IIdle>(Key + "/idle").Activation();

        await Probe.Of(Key + "/idle").Has("deactivated: ActivationIdle");

        Assert.Equal(["activated"], Probe.Log);
    }

    [Fact]
    public async Task TicksOfATimerKeepAGrainOnlyWhenTheyAreToldTo()
    {
        await Grain<IIdle>().TickToStay(TimeSpan.FromMilliseconds(200), keepAlive: true);
        await Grain<IIdle>(Key + "/idle").TickToStay(TimeSpan.FromMilliseconds(200), keepAlive: false);

        await Probe.Of(Key + "/idle").Has("deactivated: ActivationIdle");

        Assert.Equal(["activated"], Probe.Log);
    }

    [Fact]
    public async Task AGrainIsDeactivatedThroughItsContextForAReason()
    {
        await Grain<IPlainLife>().LeaveByContext();

        await Probe.Has("deactivated: ApplicationError");
    }

    [Fact]
    public async Task EveryGrainIsDeactivatedWhenTheSiloStops()
    {
        var cluster = ClusterFixture.Build();
        await cluster.DeployAsync();
        await cluster.GrainFactory.GetGrain<IPlainLife>(Key).Activation();

        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();

        Assert.Equal(["activated", "deactivated: ShuttingDown"], Probe.Log);
    }
}
