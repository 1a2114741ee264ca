using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace OrleansNotify.Client.Http;

/// <summary>How long to wait before the next attempt.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    /// <summary>Doubles, and is spread so that clients that lost their server together do not come back together.</summary>
    public static TimeSpan After(int attempts)
    {
        var full = First * Math.Pow(2, Math.Min(attempts, 16));
        return (full < Longest ? full : Longest) * (0.5 + RandomNumberGenerator.GetInt32(1_000) / 2_000.0);
    }

    public static TimeSpan After(int attempts, RetryConditionHeaderValue? asked, DateTimeOffset now)
    {
        var own = After(attempts);
        TimeSpan? wait = asked?.Delta ?? (asked?.Date is { } date ? date - now : null);
        return wait is not { } least ? own : Clamp(least) + (own / 2);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestAsked ? wait : LongestAsked;
}
