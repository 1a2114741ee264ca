namespace OrleansNotify.Fakes;

/// <summary>What one fake does wrong. Empty: nothing.</summary>
internal sealed record FaultScript
{
    /// <summary>The same seed and the same calls: the same faults.</summary>
    public int Seed { get; set; } = 1;

    public IReadOnlyList<FaultRule> Rules { get; set; } = [];

    public CallbackScript Callbacks { get; set; } = new();

    public string? Problem() => Rules.Select(rule => rule.Problem()).FirstOrDefault(problem => problem is not null) ?? Callbacks.Problem();
}
