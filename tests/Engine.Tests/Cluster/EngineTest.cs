using Orleans.TestingHost;

namespace OrleansNotify.Engine.Tests;

[Collection(ClusterTests.Name)]
public abstract class EngineTest
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    protected EngineTest(ClusterFixture fixture)
    {
        Cluster = fixture.Cluster;
        Key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
    }

    internal TestCluster Cluster { get; }

    /// <summary>This test's own.</summary>
    internal string Key { get; }

    internal Probe Probe => Probe.Of(Key);

    internal T Grain<T>() where T : IGrainWithStringKey => Grain<T>(Key);

    internal T Grain<T>(string key) where T : IGrainWithStringKey => Cluster.GrainFactory.GetGrain<T>(key);

    internal static Task Soon(Task task) => task.WaitAsync(Patience);

    internal static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Patience);
}
