using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>When an event goes into the log, and when it leaves inboxes again.</summary>
internal static class EventTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static Problem? Check(DateTimeOffset? deliverAt, DateTimeOffset? expiresAt, DateTimeOffset now)
        => deliverAt > now + Longest
                ? Problems.Invalid("deliver_at_invalid", "deliverAt is at most a year ahead.")
            : expiresAt <= now || expiresAt <= deliverAt || expiresAt > now + (2 * Longest)
                ? Problems.Invalid("expires_at_invalid", "expiresAt is in the future, after deliverAt, and at most two years ahead.")
            : null;
}
