namespace OrleansNotify.Engine.Tests;

public sealed class TurnTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task EveryReferenceReachesTheOneActivation()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grain<IPlainTurns>().Activation()));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task KeysHaveActivationsOfTheirOwn()
    {
        Assert.NotEqual(await Grain<IPlainTurns>(Key + "a").Activation(), await Grain<IPlainTurns>(Key + "b").Activation());
    }

    [Fact]
    public async Task ARequestEndsBeforeTheNextStarts()
    {
        var grain = Grain<IPlainTurns>();

        var held = grain.Hold("first");
        await Probe.Has("first starts");
        var next = grain.Quick("second");
        Probe.Open();
        await Soon(Task.WhenAll(held, next));

        Assert.Equal(["first starts", "first ends", "second starts", "second ends"], Probe.Log);
    }

    [Fact]
    public async Task NoUpdateIsLostAcrossAnAwait()
    {
        var grain = Grain<IPlainTurns>();

        var counts = await Soon(Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.Increment())));

        Assert.Equal(Enumerable.Range(1, 500), counts.Order());
    }

    [Fact]
    public async Task AnAlwaysInterleavedMethodRunsBesideOthers()
    {
        var grain = Grain<IPlainTurns>();

        var held = grain.Hold("first");
        await Probe.Has("first starts");
        await Soon(grain.Interleaved("aside"));

        Assert.Equal(["first starts", "aside starts", "aside ends"], Probe.Log);
        Probe.Open();
        await Soon(held);
    }

    [Fact]
    public async Task AnAlwaysInterleavedMethodOvertakesWhatWaits()
    {
        var grain = Grain<IPlainTurns>();

        var held = grain.Hold("first");
        await Probe.Has("first starts");
        var waiting = grain.Quick("second");
        await Soon(grain.Interleaved("aside"));

        Assert.Equal(0, Probe.Count("second starts"));
        Probe.Open();
        await Soon(Task.WhenAll(held, waiting));
    }

    [Fact]
    public async Task ReadOnlyMethodsRunBesideEachOther()
    {
        var grain = Grain<IPlainTurns>();

        var reads = new[] { grain.Read("a"), grain.Read("b") };

        await Probe.Has("a starts");
        await Probe.Has("b starts");
        Probe.Open();
        await Soon(Task.WhenAll(reads));
    }

    [Fact]
    public async Task AReadOnlyMethodWaitsForAWriter()
    {
        var grain = Grain<IPlainTurns>();

        var write = grain.Hold("write");
        await Probe.Has("write starts");
        var read = grain.Read("read");
        Probe.Open();
        await Soon(Task.WhenAll(write, read));

        Assert.Equal(["write starts", "write ends", "read starts", "read ends"], Probe.Log);
    }

    [Fact]
    public async Task AWriterWaitsForAReadOnlyMethod()
    {
        var grain = Grain<IPlainTurns>();

        var read = grain.Read("read");
        await Probe.Has("read starts");
        var write = grain.Quick("write");
        Probe.Open();
        await Soon(Task.WhenAll(write, read));

        Assert.Equal(["read starts", "read ends", "write starts", "write ends"], Probe.Log);
    }

    [Fact]
    public async Task AReentrantGrainTakesTheNextRequestWhileOneAwaits()
    {
        var grain = Grain<IReentrantTurns>();

        var held = grain.Hold("first");
        await Probe.Has("first starts");
        await Soon(grain.Quick("second"));

        Assert.Equal(["first starts", "second starts", "second ends"], Probe.Log);
        Probe.Open();
        await Soon(held);
    }

    [Fact]
    public async Task AOneWayCallDoesNotWait()
    {
        await Soon(Grain<IPlainTurns>().Tell("told"));

        await Probe.Has("told starts");
        Assert.Equal(0, Probe.Count("told ends"));
        Probe.Open();
        await Probe.Has("told ends");
    }

    [Fact]
    public async Task ACallThatTakesTooLongTimesOut()
    {
        var grain = Grain<IPlainTurns>();

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(grain.HoldAtMostASecond()));

        Probe.Open();
        await Soon(grain.Quick("after"));
        Assert.Equal(1, Probe.Count("hold ends"));
    }

    [Fact]
    public async Task AGrainThatWaitsForItselfTimesOut()
    {
        var grain = Grain<IPlainTurns>();

        await Assert.ThrowsAsync<TimeoutException>(() => Soon(grain.CallYourself()));

        await Soon(grain.Quick("after"));
    }
}
