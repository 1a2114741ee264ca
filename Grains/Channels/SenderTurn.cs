namespace OrleansNotify.Channels;

/// <summary>What begins in a turn, and what was decided otherwise.</summary>
/// <param name="RetryAt">When to look again, unless a call ends or a message is planned before; null: only then.</param>
/// <param name="IsDry">Nothing else is due before that, also when a call ends.</param>
internal sealed record SenderTurn(IReadOnlyList<MessageWork> Works, IReadOnlyList<MessageVerdict> Verdicts, DateTimeOffset? RetryAt, bool IsDry)
{
    public static SenderTurn NotBefore(DateTimeOffset? retryAt, bool isDry = false) => new([], [], retryAt == DateTimeOffset.MaxValue ? null : retryAt, isDry);

    /// <summary>None of it begins.</summary>
    public void Abandon()
    {
        foreach (var work in Works)
        {
            work.Gate.Abandon(work.IsProbe);
        }
    }
}
