namespace OrleansNotify.Engine.Tests;

public sealed class FailureTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task AnExceptionKeepsItsTypeAndMessage()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IFailing>().Fail("why"));

        Assert.Equal("why", failure.Message);
    }

    [Fact]
    public async Task AnExceptionThrownBeforeTheFirstAwaitArrivesToo()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Grain<IFailing>().FailAtOnce("why"));
    }

    [Fact]
    public async Task AnExceptionPassesThroughAnotherGrain()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Grain<IFailing>().FailThrough(Key + "/other")));

        Assert.Equal("through", failure.Message);
    }

    [Fact]
    public async Task AnExceptionLeavesTheActivationAlive()
    {
        var before = await Grain<IFailing>().Activation();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain<IFailing>().Fail("why"));

        Assert.Equal(before, await Grain<IFailing>().Activation());
    }

    [Fact]
    public async Task AValueTaskIsAnswered()
    {
        Assert.Equal(42, await Grain<IFailing>().Twice(21));
    }

    [Fact]
    public async Task CancellingTheCallersTokenCancelsTheGrains()
    {
        using var stop = new CancellationTokenSource();

        var call = Grain<IFailing>().WaitForCancellation(stop.Token);
        await Probe.Has("starts");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(call));
        await Probe.Has("cancelled");
    }

    [Fact]
    public async Task ATokenThatIsNotCancelledChangesNothing()
    {
        using var stop = new CancellationTokenSource();

        Assert.False(await Grain<IFailing>().CanBeCancelled(stop.Token));
        Assert.False(await Grain<IFailing>().CanBeCancelled(CancellationToken.None));
    }

    [Fact]
    public async Task ACallWithACancelledTokenIsCancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(Grain<IFailing>().WaitForCancellation(new CancellationToken(true))));
    }

    [Fact]
    public async Task ACallThatWasGivenUpDoesNotHoldTheNext()
    {
        using var stop = new CancellationTokenSource();
        var call = Grain<IFailing>().WaitForCancellation(stop.Token);
        await Probe.Has("starts");
        var next = Grain<IFailing>().Twice(2).AsTask();

        await stop.CancelAsync();

        Assert.Equal(4, await Soon(next));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
