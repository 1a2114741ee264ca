using System.Diagnostics;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>When things were broken: what is excused by it and until when.</summary>
internal static class FaultTimes
{
    // What was sent and is not recorded yet when its silo ends; a dead silo is found, and its endpoints begin anew.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(30);

    public static bool IsExcused(this History history, long from, long to, bool onlyStopped = false) => history.Faults.Any(fault =>
        (fault.StopsProcesses || !onlyStopped)
        && from <= fault.HealedAt + Ticks(After) && to >= fault.BeganAt - Ticks(Before));

    /// <summary>The latest heal of what was broken between two moments; null: nothing was.</summary>
    public static long? LastHeal(this History history, long from, long to) => history.Faults
        .Where(fault => from <= fault.HealedAt && to >= fault.BeganAt - Ticks(Before))
        .Select(fault => (long?)fault.HealedAt)
        .Max();

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
