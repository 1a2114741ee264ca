namespace OrleansNotify.Faults.Clusters;

/// <summary>What a cluster is started with.</summary>
/// <param name="Bin">The build.</param>
/// <param name="Needs">What its faults need.</param>
internal sealed record ClusterPlan(string Bin, string Folder, Needs Needs)
{
    public int Silos { get; init; } = 3;

    public int Gateways { get; init; } = 2;

    /// <summary><c>GRAIN_DIRECTORY</c> of silos; empty: the product's default.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Beside PostgreSQL's own.</summary>
    public IReadOnlyList<string> PostgresOptions { get; init; } = [];
}

[Flags]
internal enum Needs
{
    Nothing = 0,
    Network = 1,
    SmallDisks = 2,
    Clocks = 4,
    Names = 8,
    Limits = 16,
}
