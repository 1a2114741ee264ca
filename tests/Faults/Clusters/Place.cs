namespace OrleansNotify.Faults.Clusters;

/// <summary>Where a process runs.</summary>
/// <param name="Before">The command that starts another there and becomes it.</param>
internal sealed record Place(string Name, string Address, IReadOnlyList<string> Before);
