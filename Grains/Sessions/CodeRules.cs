using System.Globalization;
using System.Security.Cryptography;

namespace OrleansNotify.Sessions;

internal static class CodeRules
{
    private const int Digits = 6;
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public static string NewChallengeId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string? code) => code is { Length: Digits } && code.All(char.IsAsciiDigit);

    /// <summary>
    /// How long this client must wait before another code for this user, null when it need not. What other clients ask for counts only
    /// against clients that the user has never signed in from: strangers can fill the mailbox to a limit, and not keep its owner out.
    /// </summary>
    /// <param name="isKnown">The user has signed in from this client.</param>
    public static TimeSpan? WaitForNext(OtpAsks asks, string clientAddress, bool isKnown, SessionOptions options, DateTimeOffset now)
    {
        var own = asks.ByUser.Where(ask => ask.ClientAddress == clientAddress).ToList();
        var waits = new List<TimeSpan?>
        {
            Wait(Unused(own), options.CodesPerHalfMinute, HalfMinute, now),
            Wait(Unused(own), options.CodesPerHour, Hour, now),
            Wait(All(own), options.CodesPerDay, Day, now),
            Wait(asks.ByClientAddress, options.CodesPerClientPerHour, Hour, now),
        };
        if (!isKnown)
        {
            waits.Add(Wait(Unused(asks.ByUser), options.CodesPerUserPerHour, Hour, now));
            waits.Add(Wait(All(asks.ByUser), options.CodesPerUserPerDay, Day, now));
            waits.Add(Wait(asks.ByTenant, options.CodesPerTenantPerHour, Hour, now));
        }

        return waits.Max();
    }

    private static List<DateTimeOffset> Unused(IReadOnlyList<OtpAsk> asks) => [.. asks.Where(ask => !ask.WasUsed).Select(ask => ask.At)];

    private static List<DateTimeOffset> All(IReadOnlyList<OtpAsk> asks) => [.. asks.Select(ask => ask.At)];

    /// <summary>Until the oldest ask of a full window leaves it.</summary>
    private static TimeSpan? Wait(IReadOnlyList<DateTimeOffset> asks, int limit, TimeSpan window, DateTimeOffset now)
    {
        var inside = asks.Where(at => at > now - window).OrderDescending().ToList();
        return inside.Count < limit ? null : inside[limit - 1] + window - now;
    }
}
