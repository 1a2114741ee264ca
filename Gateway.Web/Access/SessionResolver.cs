using OrleansNotify.Sessions;

namespace OrleansNotify.Access;

/// <summary>Anybody can make up a token: the store is asked before a grain, but for tokens that were live a moment ago.</summary>
internal sealed class SessionResolver(IGrainFactory grains, ISessionStore sessions, TenantDirectory tenants, AccessTokens accessTokens, TimeProvider time)
{
    private readonly KnownTokens _known = new();

    /// <summary>Null when the token is missing, no token at all (no lookup is made), unknown, expired or revoked.</summary>
    public Task<Session?> Resolve(string? token) => ResolveBy(Find, token);

    private async Task<Session?> ResolveBy(Func<string, Task<Session?>> find, string? token)
        => SessionToken.IsWellFormed(token) ? await Allow(await find(SessionToken.Hash(token!)))
            : AccessTokens.IsWellFormed(token) && await accessTokens.Read(token!) is { } access && await Allow(await find(access.Sid)) is { } session
                && session.Tenant == access.Tenant && session.User == access.User ? session
            : null;

    /// <summary>As <see cref="Resolve"/>, also of a ticket for one connection, which is used by it.</summary>
    public async Task<Session?> ResolveForConnection(string? tokenOrTicket)
        => !LiveTicket.TryTokenHash(tokenOrTicket, out var hash) ? await ResolveBy(Read, tokenOrTicket)
            : await ResolveHash(hash) is { } session && await grains.GetGrain<ISessionGrain>(hash).TakeTicket(tokenOrTicket!) ? session
            : null;

    /// <summary>Also null when its tenant is deleted, another one of that name was made since, or its people's domain may not sign in any longer.</summary>
    public async Task<Session?> ResolveHash(string hash) => await Allow(await Find(hash));

    private async Task<Session?> Allow(Session? found)
        => found is { } session
            && await tenants.Find(session.Tenant) is { } settings
            && settings.AllowsAddress(session.User)
            && (session.CreatedAt is null || session.CreatedAt >= settings.CreatedAt)
            ? session
            : null;

    /// <summary>
    /// Without an activation for each of the thousands that connect at once when a gateway is back: the grain is asked only where the use
    /// has to be written down.
    /// </summary>
    private async Task<Session?> Read(string hash)
    {
        var (row, now) = (await sessions.Find(hash, CancellationToken.None), time.GetUtcNow());
        return !SessionRules.IsLive(row, now) ? null
            : SessionRules.IsUseRecorded(row, now) ? new Session(row.TokenHash, row.Tenant, row.User, SessionRules.EndOf(row), row.CreatedAt)
            : await Find(hash);
    }

    private async Task<Session?> Find(string hash)
    {
        if (!_known.Contains(hash) && !SessionRules.IsLive(await sessions.Find(hash, CancellationToken.None), time.GetUtcNow()))
        {
            return null;
        }

        var session = await grains.GetGrain<ISessionGrain>(hash).Resolve();
        if (session is null)
        {
            _known.Remove(hash);
        }
        else
        {
            _known.Add(hash);
        }

        return session;
    }
}
