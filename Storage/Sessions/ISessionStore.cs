namespace OrleansNotify.Sessions;

/// <summary>Signed-in users' tokens, by the lower-case hexadecimal SHA-256 of the token.</summary>
public interface ISessionStore
{
    /// <summary>
    /// Adds the session that a code was used for, with its entry in the activity, and forgives failed guesses, all or nothing. The same session
    /// again makes no difference.
    /// </summary>
    Task Start(SessionRow session, string challengeId, string clientAddress, CancellationToken cancellation);

    Task<SessionRow?> Find(string tokenHash, CancellationToken cancellation);

    /// <summary>Sessions that are neither revoked nor expired at <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<SessionRow>> LiveOf(string tenant, string user, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Moves the idle expiry. No effect on a revoked session.</summary>
    Task Touch(string tokenHash, DateTimeOffset idleExpiresAt, CancellationToken cancellation);

    /// <returns>True when this call revoked it, false when it was unknown or revoked before.</returns>
    Task<bool> Revoke(string tokenHash, DateTimeOffset at, CancellationToken cancellation);
}
