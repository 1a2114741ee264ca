namespace OrleansNotify.SystemTests.Histories;

/// <summary>The figures of one run; all but the first three must be 0.</summary>
/// <param name="Foreign">Seen by somebody for whom it was not, or never posted.</param>
internal sealed record Verdict(int Events, int Accepted, int Unknown, int Lost, int Twice, int OutOfOrder, int Foreign)
{
    public bool IsRight => Lost + Twice + OutOfOrder + Foreign == 0;
}
