namespace OrleansNotify.Sessions;

/// <summary>One-time codes. Guesses are counted in the database, by one conditional UPDATE, so that they hold over the whole cluster and over restarts.</summary>
public interface IOtpStore
{
    /// <summary>When codes were asked for since <paramref name="since"/>, newest first: for this user, and for this client address over all users of all tenants.</summary>
    Task<OtpAsks> AsksSince(string tenant, string user, string clientAddress, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>
    /// Stores a new code and ends every older one of the same user. The guess count of the new row starts at
    /// the number of failed guesses the user made since <paramref name="countFailuresSince"/> and since the last success: a new code never resets the count.
    /// </summary>
    Task Issue(OtpChallengeRow challenge, DateTimeOffset countFailuresSince, CancellationToken cancellation);

    /// <summary>
    /// Takes one guess from the user's newest code, or from the named challenge of that user.
    /// Atomic: over all processes at most <paramref name="maxGuesses"/> calls per code succeed.
    /// </summary>
    /// <returns>Challenge id and code hash to compare with; null when there is no live code (none, expired, used, superseded, out of guesses).</returns>
    Task<OtpGuess?> TakeGuess(string tenant, string user, string? challengeId, int maxGuesses, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Uses the code up. True for exactly one caller.</summary>
    Task<bool> Use(string challengeId, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Failed guesses of this user since <paramref name="since"/> and since the last success.</summary>
    Task<int> FailedGuesses(string tenant, string user, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Forgets challenges created before <paramref name="before"/>.</summary>
    Task Prune(DateTimeOffset before, CancellationToken cancellation);
}
