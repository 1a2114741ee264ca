using OrleansNotify.Faults.Injection;

namespace OrleansNotify.Faults;

/// <summary>One round.</summary>
/// <param name="Bin">The build that is run.</param>
internal sealed record RunPlan(string Bin, int Seed, IReadOnlyList<Fault> Faults)
{
    public const int Senders = 8;

    public int PerSecond { get; init; } = 60;

    /// <summary>Each leads to a message on each of four channels.</summary>
    public int MessageEventsPerSecond { get; init; } = 6;

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(8);

    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(60);

    public bool IsKept { get; init; }

    /// <summary><c>GRAIN_DIRECTORY</c> of silos; empty: the product's default.</summary>
    public string Directory { get; init; } = "";

    public IReadOnlyList<string> PostgresOptions { get; init; } = [];
}
