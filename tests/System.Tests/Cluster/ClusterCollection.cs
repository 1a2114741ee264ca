namespace OrleansNotify.SystemTests.Cluster;

/// <summary>One cluster for all tests of it; they run alone and one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<TwoByTwo>
{
    public const string Name = "cluster";
}
