using OrleansNotify.Tenants;

namespace OrleansNotify.Sessions;

internal sealed class SessionResolver(IGrainFactory grains, TenantDirectory tenants)
{
    /// <summary>Null when the token is missing, no token at all (no lookup is made), unknown, expired or revoked.</summary>
    public async Task<Session?> Resolve(string? token)
        => SessionToken.IsWellFormed(token) ? await ResolveHash(SessionToken.Hash(token!)) : null;

    /// <summary>Also null when its tenant is deleted, or another one of that name was made since.</summary>
    public async Task<Session?> ResolveHash(string hash)
        => await grains.GetGrain<ISessionGrain>(hash).Resolve() is { } session
            && await tenants.Find(session.Tenant) is { } settings
            && (session.CreatedAt is null || session.CreatedAt >= settings.CreatedAt)
            ? session
            : null;
}
