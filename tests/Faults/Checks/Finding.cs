namespace OrleansNotify.Faults.Checks;

/// <summary>One invariant after a run.</summary>
/// <param name="Violations">Must be 0.</param>
/// <param name="Examples">The first of them, for people.</param>
/// <param name="Note">What else there is to say, such as how much was looked at.</param>
internal sealed record Finding(string Id, int Violations, IReadOnlyList<string> Examples, string Note)
{
    private const int MostExamples = 6;

    public static Finding Of(string id, IReadOnlyCollection<string> violations, string note)
        => new(id, violations.Count, [.. violations.Take(MostExamples)], note);

    public override string ToString()
        => $"{Id} {(Violations == 0 ? "holds" : $"BROKEN {Violations} times")} ({Note}){string.Concat(Examples.Select(example => $"\n      {example}"))}";
}
