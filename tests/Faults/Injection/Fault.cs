using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>One way to break the cluster.</summary>
/// <param name="Id">As <c>docs/faults</c> numbers them.</param>
/// <param name="StopsProcesses">Whether what is in flight may be cut off: then a delivery may come twice.</param>
/// <param name="Break">Breaks, holds and heals.</param>
internal sealed record Fault(string Id, string What, Needs Needs, bool StopsProcesses, Func<FaultContext, Task> Break)
{
    /// <summary>Why it cannot be here; null: it can.</summary>
    public string? Missing => (Needs.HasFlag(Needs.Network) ? Network.Missing : null)
        ?? (Needs.HasFlag(Needs.SmallDisks) ? SmallDisks.Missing : null)
        ?? (Needs.HasFlag(Needs.Clocks) ? OwnClock.Missing : null)
        ?? (Needs.HasFlag(Needs.Names) && !Environment.IsPrivilegedProcess ? "a name server of its own needs root" : null)
        ?? (Needs.HasFlag(Needs.Limits) && !Shell.Has("prlimit") ? "prlimit is not installed" : null);
}
