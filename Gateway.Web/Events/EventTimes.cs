using System.Globalization;
using OrleansNotify.Edge;

namespace OrleansNotify.Events;

/// <summary>When an event goes into the log, and when it leaves inboxes again.</summary>
internal static class EventTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>True with null for none. Times have their zone: <c>2026-05-01T09:00:00+02:00</c>.</summary>
    public static bool TryRead(string? text, out DateTimeOffset? time)
    {
        var isTime = DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var parsed);
        time = isTime ? parsed.ToUniversalTime() : null;
        return isTime || text is null;
    }

    public static Problem? Check(DateTimeOffset? deliverAt, DateTimeOffset? expiresAt, DateTimeOffset now)
        => deliverAt > now + Longest
                ? Problems.Invalid("deliver_at_invalid", "deliverAt is at most a year ahead.")
            : expiresAt <= now || expiresAt <= deliverAt || expiresAt > now + (2 * Longest)
                ? Problems.Invalid("expires_at_invalid", "expiresAt is in the future, after deliverAt, and at most two years ahead.")
            : null;
}
