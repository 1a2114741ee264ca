namespace OrleansNotify.Sessions;

/// <summary>
/// Who asked for codes and how many guesses failed, for the limits. The codes are in the state of the users' grains, which counts guesses
/// too; those here are what silos of the version before go by, and what those have counted.
/// </summary>
public interface IOtpStore
{
    /// <summary>When codes were asked for since <paramref name="since"/>, newest first: for this user, and for this client address over all users of all tenants.</summary>
    Task<OtpAsks> AsksSince(string tenant, string user, string clientAddress, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Records that a code was asked for, and ends every code of this user that an older silo issued.</summary>
    /// <returns>As <see cref="FailedGuesses"/>.</returns>
    Task<int> Ask(OtpAskRow ask, DateTimeOffset countFailuresSince, CancellationToken cancellation);

    /// <summary>Records one guess, which counts as failed until <see cref="ISessionStore.Start"/>, and ends codes as <see cref="Ask"/> does.</summary>
    /// <returns>As <see cref="FailedGuesses"/>, with this one.</returns>
    Task<int> Guess(string tenant, string user, DateTimeOffset now, DateTimeOffset countFailuresSince, CancellationToken cancellation);

    /// <summary>Failed guesses of this user since <paramref name="since"/> and since the last success.</summary>
    Task<int> FailedGuesses(string tenant, string user, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Forgets who asked before <paramref name="before"/>, and the grain state of those who have not asked since.</summary>
    Task Prune(DateTimeOffset before, CancellationToken cancellation);
}
