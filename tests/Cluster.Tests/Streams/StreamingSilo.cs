namespace OrleansNotify.Streams;

/// <summary>One silo that publishes its logs on streams.</summary>
public sealed class StreamingSilo : IAsyncLifetime
{
    public NotifyCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Cluster = await NotifyCluster.Start(new ClusterPlan { Settings = new Dictionary<string, string> { ["STREAMS"] = "memory" } });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
