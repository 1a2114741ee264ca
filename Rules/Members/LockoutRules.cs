namespace OrleansNotify.Members;

/// <summary>
/// How long a sign-in waits after others have failed. Failures of strangers count for their network and, in all, for the member. Networks
/// that the member signed in from before are counted apart, so that no stranger keeps the member out.
/// </summary>
public static class LockoutRules
{
    /// <summary>How far back failures count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    public const int FreeOfNetwork = 10;
    public const int FreeOfPlace = 10;

    // NIST 800-63B lets 100 fail in a row.
    public const int FreeOfMember = 100;
    private const int MostDoublings = 7;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostOfStranger = TimeSpan.FromHours(1);

    private static readonly TimeSpan MostOfMember = TimeSpan.FromMinutes(5);

    // A colleague behind the same address may be the one who guesses.
    private static readonly TimeSpan MostOfPlace = TimeSpan.FromMinutes(1);

    /// <returns>Null: it need not wait.</returns>
    public static TimeSpan? Wait(SignInFailures failures, bool isKnown, DateTimeOffset now) => isKnown
        ? Wait(failures.OfPlace, FreeOfPlace, MostOfPlace, now)
        : Longest(Wait(failures.OfNetwork, FreeOfNetwork, MostOfStranger, now), Wait(failures.OfMember, FreeOfMember, MostOfMember, now));

    private static TimeSpan? Wait(FailureCount count, int free, TimeSpan most, DateTimeOffset now)
    {
        if (count.Count < free)
        {
            return null;
        }

        var grown = First * Math.Pow(2, Math.Min(count.Count - free, MostDoublings));
        var left = count.Last + (grown < most ? grown : most) - now;
        return left > TimeSpan.Zero ? left : null;
    }

    private static TimeSpan? Longest(TimeSpan? a, TimeSpan? b) => a is null ? b : b is null ? a : a > b ? a : b;
}
