namespace OrleansNotify.Sessions;

internal sealed class SessionResolver(IGrainFactory grains)
{
    /// <summary>Null when the token is missing, no token at all (no lookup is made), unknown, expired or revoked.</summary>
    public async Task<Session?> Resolve(string? token)
        => SessionToken.IsWellFormed(token) ? await ResolveHash(SessionToken.Hash(token!)) : null;

    public Task<Session?> ResolveHash(string hash) => grains.GetGrain<ISessionGrain>(hash).Resolve();
}
