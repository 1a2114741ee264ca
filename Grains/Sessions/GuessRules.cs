namespace OrleansNotify.Sessions;

/// <summary>Which codes may still be guessed, and which of them a guess is of.</summary>
internal static class GuessRules
{
    /// <summary>Codes of one client that can be used: one that somebody else in the same office asked for must not end another's.</summary>
    public const int LivePerClient = 2;

    // What the limits on asks let through within the life of a code is less.
    private const int MostLive = 20;

    // No code lives for longer: one that would has been issued by a clock that was set back since, and may have ended before.
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    // Also a code that the last guess used can be repeated.
    private const int MaxRepeats = 3;

    /// <summary>How many guesses a code takes: one, while so many have failed that somebody must be trying them all.</summary>
    public static int MostOfCode(int failedInARow, int failedOfTenant, SessionOptions options)
        => failedInARow >= options.FailuresInARow || failedOfTenant >= options.FailuresOfTenantPerDay ? 1 : options.MaxGuesses;

    /// <summary>Adds a code; codes of other clients stay. It begins with what its client has failed, so that a new code does not reset that count.</summary>
    /// <param name="failed">Failed guesses of the client within the window.</param>
    /// <param name="most">See <see cref="MostOfCode"/>.</param>
    public static UserState Issue(UserState before, StoredCode code, int failed, int most, DateTimeOffset now)
    {
        var live = before.Codes.Where(known => known.ExpiresAt > now).ToList();
        var ended = live.Where(known => known.Use is null && known.ClientAddress == code.ClientAddress).Skip(LivePerClient - 1);
        return UserState.Of([code with { Guesses = most == 1 ? 0 : failed }, .. live.Except(ended).Take(MostLive - 1)]);
    }

    /// <summary>Takes a guess of one code.</summary>
    /// <param name="isRepeat">It has the id of the command that used the code.</param>
    /// <returns>The code with the guess counted, to be stored before the guess is judged; null when there is no code to guess.</returns>
    public static StoredCode? Take(UserState before, string challengeId, bool isRepeat, int most, DateTimeOffset now)
    {
        var code = before.Codes.FirstOrDefault(known => known.ChallengeId == challengeId);
        return code is not null && (isRepeat ? IsRepeatable(code, most, now) : IsOpen(code, most, now)) ? code with { Guesses = code.Guesses + 1 } : null;
    }

    /// <summary>What a guess without a challenge may be of, newest first: codes that its client has asked for, or else every code.</summary>
    /// <param name="most">1: only its client's newest.</param>
    public static IReadOnlyList<StoredCode> Candidates(UserState state, string clientAddress, int most, DateTimeOffset now)
    {
        var open = state.Codes.Where(code => IsOpen(code, most, now)).ToList();
        var own = open.Where(code => code.ClientAddress == clientAddress).ToList();
        return most == 1 ? [.. own.Take(1)] : own.Count > 0 ? own : open;
    }

    private static bool IsOpen(StoredCode code, int most, DateTimeOffset now) => IsLive(code, now) && code.Use is null && code.Guesses < most;

    private static bool IsRepeatable(StoredCode code, int most, DateTimeOffset now)
        => IsLive(code, now) && code.Use is not null && code.Guesses < most + MaxRepeats;

    private static bool IsLive(StoredCode code, DateTimeOffset now) => code.ExpiresAt > now && code.ExpiresAt - now <= LongestLife;
}
