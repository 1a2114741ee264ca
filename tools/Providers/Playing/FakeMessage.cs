namespace OrleansNotify.Fakes;

/// <summary>What a call asked a fake to send.</summary>
/// <param name="Id">The provider's, made by the fake.</param>
/// <param name="Callbacks">What to report, for each status in order; none: nothing.</param>
internal sealed record FakeMessage(string Id, string? AttemptId, string To, string Body)
{
    public IReadOnlyList<FakeCallback> Callbacks { get; init; } = [];
}
