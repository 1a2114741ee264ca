using System.Globalization;
using System.Security.Cryptography;

namespace OrleansNotify.Sessions;

internal static class CodeRules
{
    private const int Digits = 6;
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public static string NewChallengeId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string? code) => code is { Length: Digits } && code.All(char.IsAsciiDigit);

    /// <summary>How long this address, from this client, must wait before another code, null when it need not. Used codes count against the day only.</summary>
    public static TimeSpan? WaitForNext(OtpAsks asks, SessionOptions options, DateTimeOffset now)
    {
        var unused = asks.ByUser.Where(ask => !ask.WasUsed).Select(ask => ask.At).ToList();
        TimeSpan?[] waits =
        [
            Wait(unused, options.CodesPerHalfMinute, HalfMinute, now),
            Wait(unused, options.CodesPerHour, TimeSpan.FromHours(1), now),
            Wait([.. asks.ByUser.Select(ask => ask.At)], options.CodesPerDay, TimeSpan.FromDays(1), now),
            Wait(asks.ByClientAddress, options.CodesPerClientPerHour, TimeSpan.FromHours(1), now),
        ];
        return waits.Max();
    }

    /// <summary>Until the oldest ask of a full window leaves it.</summary>
    private static TimeSpan? Wait(IReadOnlyList<DateTimeOffset> asks, int limit, TimeSpan window, DateTimeOffset now)
    {
        var inside = asks.Where(at => at > now - window).OrderDescending().ToList();
        return inside.Count < limit ? null : inside[limit - 1] + window - now;
    }
}
