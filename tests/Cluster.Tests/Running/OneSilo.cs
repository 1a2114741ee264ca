namespace OrleansNotify.Running;

/// <summary>One silo over SQLite with the machine's clock, for all tests of the run that leave it as it was.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public NotifyCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await NotifyCluster.Start(new ClusterPlan());

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OneSiloCollection : ICollectionFixture<OneSilo>
{
    public const string Name = "one silo";
}
