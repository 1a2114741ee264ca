namespace OrleansNotify.OneMachine.Members;

/// <summary>How one process is started and told to end.</summary>
/// <param name="Port">Where the others reach it.</param>
/// <param name="HealthPort">Where it answers <c>/healthz/…</c>; null: it has none.</param>
/// <param name="Folder">In which it runs.</param>
/// <param name="UpText">What it writes once it is up.</param>
internal sealed record MemberPlan(
    string Name, Role Role, int Port, int? HealthPort, IReadOnlyList<string> Command, string Folder, string UpText, Signal Stop)
{
    /// <summary>Added to this program's own environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
