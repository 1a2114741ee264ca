using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Running;

/// <summary>How a <see cref="NotifyCluster"/> differs from one silo over SQLite with the machine's clock.</summary>
public sealed record ClusterPlan
{
    /// <summary>More than one needs <see cref="Database"/>.</summary>
    public short Silos { get; init; } = 1;

    /// <summary>Connection string of an empty PostgreSQL database; null: SQLite in a temporary folder.</summary>
    public string? Database { get; init; }

    /// <summary>The clock stands still until <see cref="NotifyCluster.AdvanceBy"/>: the product's, grain timers' and reminders'; Orleans' own go on.</summary>
    public bool HasManualClock { get; init; }

    /// <summary>The product's variables, as <c>RETRY_SCHEDULE</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Called for each silo when the product has registered everything: see <see cref="Decoration"/>, <see cref="InterceptionSetup"/>.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };
}
