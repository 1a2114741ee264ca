namespace OrleansNotify.Sessions;

/// <summary>Which guesses count, and which code may still be guessed.</summary>
internal static class GuessRules
{
    // Also a code that the last guess used can be repeated.
    private const int MaxRepeats = 3;

    /// <summary>Replaces the code. A new code does not reset the count: it begins with the failed guesses of the window.</summary>
    /// <param name="failedElsewhere">Failed guesses that an older silo has counted in its table.</param>
    public static UserState Issue(UserState before, StoredCode code, int failedElsewhere, TimeSpan window, DateTimeOffset now)
    {
        var guesses = Array.FindAll(before.Guesses, at => at > now - window);
        return new UserState { Code = code with { Guesses = Math.Max(guesses.Length, failedElsewhere) }, Guesses = guesses };
    }

    /// <summary>The state to be stored before the guess is judged; null when there is no code to guess.</summary>
    /// <param name="challengeId">The challenge that the guess answers; null: the newest.</param>
    /// <param name="isRepeat">It has the id of the command that used the code.</param>
    public static UserState? Take(UserState before, string? challengeId, bool isRepeat, int maxGuesses, DateTimeOffset now)
    {
        if (before.Code is not { } code
            || (challengeId ?? code.ChallengeId) != code.ChallengeId
            || code.ExpiresAt <= now
            || code.Guesses >= maxGuesses + (isRepeat ? MaxRepeats : 0)
            || (code.Use is not null && !isRepeat))
        {
            return null;
        }

        return new UserState { Code = code with { Guesses = code.Guesses + 1 }, Guesses = isRepeat ? before.Guesses : [.. before.Guesses, now] };
    }

    /// <summary>Uses the code up, and forgives the guesses before.</summary>
    public static UserState Use(UserState before, StoredUse use) => new() { Code = before.Code! with { Use = use } };

    /// <summary>Failed guesses since <paramref name="since"/> and since the last success.</summary>
    public static int Failed(UserState state, DateTimeOffset since) => state.Guesses.Count(at => at > since);
}
