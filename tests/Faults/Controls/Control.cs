namespace OrleansNotify.Faults.Controls;

/// <summary>The product broken on purpose, in a copy of its sources: a run must find it.</summary>
/// <param name="Changes">To its sources.</param>
/// <param name="Faults">That reveal it.</param>
/// <param name="Reddens">The invariants of which at least one must be broken.</param>
internal sealed record Control(string Name, string What, IReadOnlyList<Change> Changes, IReadOnlyList<string> Faults, IReadOnlyList<string> Reddens);

/// <param name="Old">Occurs exactly once in the file.</param>
internal sealed record Change(string File, string Old, string New)
{
    public string ApplyTo(string text)
    {
        var at = text.IndexOf(Old, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(Old, at + 1, StringComparison.Ordinal) < 0
            ? string.Concat(text.AsSpan(0, at), New, text.AsSpan(at + Old.Length))
            : throw new InvalidOperationException($"{File} does not have exactly once: {Old}");
    }
}
