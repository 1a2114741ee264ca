namespace OrleansNotify.Channels;

/// <summary>What begins in a turn, and what was decided otherwise.</summary>
/// <param name="HasMore">There may be more that is due.</param>
/// <param name="RetryAt">When to look again, unless a call ends or a message is planned before; null: only then.</param>
internal sealed record SenderTurn(IReadOnlyList<MessageWork> Works, IReadOnlyList<MessageVerdict> Verdicts, bool HasMore, DateTimeOffset? RetryAt)
{
    public static SenderTurn NotBefore(DateTimeOffset? retryAt) => new([], [], false, retryAt == DateTimeOffset.MaxValue ? null : retryAt);

    /// <summary>None of it begins.</summary>
    public void Abandon()
    {
        foreach (var work in Works)
        {
            work.Gate.Abandon(work.IsProbe);
        }
    }
}
