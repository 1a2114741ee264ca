namespace OrleansNotify.Channels;

internal static class ChannelRules
{
    public const int MaxWaiting = 1_000;

    /// <summary>A code lives five minutes, so the first tries are close together; the last gap repeats.</summary>
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30),
    ];

    /// <summary>The mail after a failed attempt, null when no further attempt would be in time. Jitter is 0 to 20 % of the gap.</summary>
    public static QueuedMail? AfterFailure(QueuedMail mail, DateTimeOffset now, double random)
    {
        var next = now + Gaps[Math.Min(mail.Attempts, Gaps.Length - 1)] * (1 + 0.2 * random);
        return next < mail.ExpiresAt ? mail with { Attempts = mail.Attempts + 1, NextAttemptAt = next } : null;
    }

    public static List<QueuedMail> With(List<QueuedMail> queue, QueuedMail mail) => [.. Without(queue, mail.Id), mail];

    public static List<QueuedMail> Without(List<QueuedMail> queue, string mailId) => [.. queue.Where(queued => queued.Id != mailId)];
}
