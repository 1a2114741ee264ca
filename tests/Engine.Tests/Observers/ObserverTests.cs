namespace OrleansNotify.Engine.Tests;

internal interface IHearer : IGrainObserver
{
    Task Hear(string what);

    [OneWay]
    Task Whisper(string what);
}

internal interface ITeller : IGrainWithStringKey
{
    Task<int> Add(IHearer hearer);

    Task<int> Remove(IHearer hearer);

    Task Tell(string what);

    Task Whisper(string what);
}

internal sealed class TellerGrain : Grain, ITeller
{
    readonly HashSet<IHearer> _hearers = [];

    public Task<int> Add(IHearer hearer)
    {
        _hearers.Add(hearer);
        return Task.FromResult(_hearers.Count);
    }

    public Task<int> Remove(IHearer hearer)
    {
        _hearers.Remove(hearer);
        return Task.FromResult(_hearers.Count);
    }

    public Task Tell(string what) => Task.WhenAll(_hearers.Select(hearer => hearer.Hear(what)));

    public Task Whisper(string what) => Task.WhenAll(_hearers.Select(hearer => hearer.Whisper(what)));
}

internal sealed class Hearer(Probe probe) : IHearer
{
    public async Task Hear(string what)
    {
        await Task.Yield();
        probe.Note(what);
        if (probe.TakeFailure())
        {
            throw new InvalidOperationException("Too loud.");
        }
    }

    public Task Whisper(string what) => Hear(what);
}

public sealed class ObserverTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task AnObserverIsCalled()
    {
        var hearer = new Hearer(Probe);
        await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer));

        await Soon(Grain<ITeller>().Tell("1"));

        Assert.Equal(["1"], Probe.Log);
        GC.KeepAlive(hearer);
    }

    // Orleans lets one-way calls overtake each other; whoever follows a log or an inbox goes by seq and version.
    [Fact]
    public async Task AnObserverHearsEverythingOnce()
    {
        var hearer = new Hearer(Probe);
        await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer));
        string[] told = [.. Enumerable.Range(0, 50).Select(i => $"{i}")];

        foreach (var what in told)
        {
            await Soon(Grain<ITeller>().Whisper(what));
        }

        await Eventually.True("all is heard", () => Probe.Log.Length >= told.Length);
        Assert.Equal(told, Probe.Log.OrderBy(int.Parse));
        GC.KeepAlive(hearer);
    }

    [Fact]
    public async Task AnObserverIsAddedOnceAndRemoved()
    {
        var hearer = new Hearer(Probe);
        var reference = Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer);
        await Grain<ITeller>().Add(reference);

        Assert.Equal(1, await Grain<ITeller>().Add(reference));
        Assert.Equal(0, await Grain<ITeller>().Remove(reference));
        await Soon(Grain<ITeller>().Tell("1"));
        Assert.Empty(Probe.Log);
        GC.KeepAlive(hearer);
    }

    [Fact]
    public async Task TwoReferencesToObserversDiffer()
    {
        var hearer = new Hearer(Probe);
        await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer));

        Assert.Equal(2, await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer)));
        GC.KeepAlive(hearer);
    }

    [Fact]
    public async Task ADeletedReferenceHearsNoMore()
    {
        var hearer = new Hearer(Probe);
        var reference = Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer);
        await Grain<ITeller>().Add(reference);
        Cluster.GrainFactory.DeleteObjectReference<IHearer>(reference);
        var other = new Hearer(Probe.Of(Key + "/other"));
        await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(other));

        await Soon(Grain<ITeller>().Whisper("1"));

        await Probe.Of(Key + "/other").Has("1");
        Assert.Empty(Probe.Log);
        GC.KeepAlive(hearer);
        GC.KeepAlive(other);
    }

    [Fact]
    public async Task AnObserversFailureReachesTheGrain()
    {
        var hearer = new Hearer(Probe);
        Probe.Failures = 1;
        await Grain<ITeller>().Add(Cluster.GrainFactory.CreateObjectReference<IHearer>(hearer));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Soon(Grain<ITeller>().Tell("1")));
        GC.KeepAlive(hearer);
    }
}
