using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults;

/// <param name="Folder">With the journal and the logs; null: it was removed, as nothing was found.</param>
internal sealed record RunResult(
    int Seed, IReadOnlyList<string> Faults, IReadOnlyList<Finding> Findings, int Accepted, int Unknown, Liveness Liveness, string? Folder)
{
    public bool IsRight => Findings.All(finding => finding.Violations == 0);

    public IEnumerable<Finding> Broken => Findings.Where(finding => finding.Violations > 0);
}
