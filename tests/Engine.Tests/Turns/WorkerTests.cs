namespace OrleansNotify.Engine.Tests;

internal interface IWorker : IGrainWithStringKey
{
    Task<string> Work();
}

[StatelessWorker(3)]
internal sealed class WorkerGrain : Grain, IWorker
{
    readonly string _activation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public async Task<string> Work()
    {
        var probe = Probe.Of(this.GetPrimaryKeyString());
        probe.Note("starts");
        await probe.Gate;
        return _activation;
    }
}

public sealed class WorkerTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task StatelessWorkersRunInParallel()
    {
        var work = Enumerable.Range(0, 3).Select(_ => Grain<IWorker>().Work()).ToArray();

        await Probe.Has("starts", 3);
        Probe.Open();
        Assert.Equal(3, (await Soon(Task.WhenAll(work))).Distinct().Count());
    }

    [Fact]
    public async Task ThereAreNoMoreStatelessWorkersThanAllowed()
    {
        var work = Enumerable.Range(0, 12).Select(_ => Grain<IWorker>().Work()).ToArray();

        await Probe.Has("starts", 3);
        Assert.Equal(3, Probe.Count("starts"));
        Probe.Open();
        Assert.Equal(3, (await Soon(Task.WhenAll(work))).Distinct().Count());
    }
}
