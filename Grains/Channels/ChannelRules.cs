namespace OrleansNotify.Channels;

internal static class ChannelRules
{
    public const int MaxWaiting = 1_000;

    public const int MaxAttempts = 8;

    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>An attempt and the recording of its outcome: nobody else attempts the mail before.</summary>
    public static readonly TimeSpan ClaimLength = AttemptTimeout + TimeSpan.FromSeconds(10);

    /// <summary>A code lives five minutes, so the first tries are close together; the last gap repeats.</summary>
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30),
    ];

    /// <summary>What to attempt now, the longest due first, so that no more than eight attempts are under way.</summary>
    public static IReadOnlyList<WaitingMail> Next(IEnumerable<WaitingMail> waiting, IReadOnlyCollection<string> underWay, DateTimeOffset now)
        => underWay.Count >= MaxAttempts ? [] :
        [
            .. waiting.Where(mail => mail.NextAttemptAt <= now && !underWay.Contains(mail.Id))
                .OrderBy(mail => mail.NextAttemptAt)
                .Take(MaxAttempts - underWay.Count),
        ];

    /// <summary>The mail after a failed attempt, null when no further attempt would be in time. Jitter is 0 to 20 % of the gap.</summary>
    public static WaitingMail? AfterFailure(WaitingMail mail, DateTimeOffset now, double random)
    {
        var next = now + Gaps[Math.Min(mail.Attempts, Gaps.Length - 1)] * (1 + 0.2 * random);
        return next < mail.ExpiresAt ? mail with { Attempts = mail.Attempts + 1, NextAttemptAt = next } : null;
    }
}
