using Orleans.TestingHost;

namespace OrleansNotify.Engine.Tests;

public sealed class ClusterFixture : IAsyncLifetime
{
    TestCluster? _cluster;

    internal TestCluster Cluster => _cluster!;

    public async Task InitializeAsync()
    {
        _cluster = Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster!.DisposeAsync();

    internal static TestCluster Build() => new TestClusterBuilder(1)
        .AddSiloBuilderConfigurator<TestSilo>()
        .AddClientBuilderConfigurator<TestSilo>()
        .Build();
}

[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
