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

    /// <summary>Users of a tenant who have live sessions, by name.</summary>
    Task<IReadOnlyList<string>> UsersOf(string tenant, string after, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Where this user has signed in, also in sessions that have ended and are still kept, a client perhaps more than once.</summary>
    /// <param name="butOf">Hash of a token whose session does not count; empty: every session counts.</param>
    Task<IReadOnlyList<string>> ClientsOf(string tenant, string user, string butOf, CancellationToken cancellation);

    /// <summary>Records a use and moves the idle expiry. No effect on a revoked session.</summary>
    Task Touch(string tokenHash, DateTimeOffset idleExpiresAt, DateTimeOffset at, CancellationToken cancellation);

    /// <returns>True when this call revoked it, false when it was unknown or revoked before.</returns>
    Task<bool> Revoke(string tokenHash, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Deletes sessions that ended before <paramref name="before"/>: up to <paramref name="limit"/> of each way to end.</summary>
    /// <returns>How many; 0: none is left.</returns>
    Task<int> Prune(DateTimeOffset before, int limit, CancellationToken cancellation);
}
