namespace OrleansNotify.Sessions;

/// <summary>
/// Who asked for codes and how many guesses failed, for the limits. The codes are in the state of the users' grains; what of them is here
/// is what silos of the version before go by.
/// </summary>
public interface IOtpStore
{
    /// <summary>When codes were asked for, newest first: for this user since <paramref name="ofUser"/>, from this client address and in this tenant since <paramref name="ofOthers"/>.</summary>
    Task<OtpAsks> AsksSince(
        string tenant, string user, string clientAddress, DateTimeOffset ofUser, DateTimeOffset ofOthers, CancellationToken cancellation);

    /// <summary>Records that a code was asked for, and ends every code of this user that an older silo issued.</summary>
    /// <returns>Failed guesses of this user and client since <paramref name="countFailuresSince"/>.</returns>
    Task<int> Ask(OtpAskRow ask, DateTimeOffset countFailuresSince, CancellationToken cancellation);

    /// <summary>Records a guess, unless its client has as many failed ones since <paramref name="since"/>, and ends codes as <see cref="Ask"/> does.</summary>
    /// <param name="most">Null: no limit.</param>
    Task<bool> TryGuess(OtpGuess guess, DateTimeOffset since, int? most, CancellationToken cancellation);

    /// <summary>Failed guesses since <paramref name="since"/> and since the last success.</summary>
    /// <param name="clientAddress">Null: of every client.</param>
    Task<int> FailedGuesses(string tenant, string user, string? clientAddress, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>As <see cref="FailedGuesses"/>, over all users who have not signed in since.</summary>
    Task<int> FailedGuessesOfTenant(string tenant, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Forgets who asked before <paramref name="before"/>, with the grain state of those who have not asked since, and guesses before <paramref name="guessesBefore"/>.</summary>
    Task Prune(DateTimeOffset before, DateTimeOffset guessesBefore, CancellationToken cancellation);
}
