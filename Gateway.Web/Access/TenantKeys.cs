using Microsoft.Extensions.Options;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Which tenant an API key is of.</summary>
internal sealed class TenantKeys(TenantDirectory tenants, IOptions<DefaultTenantOptions> defaultTenant, KeyUses uses, TimeProvider time)
{
    /// <summary>Null when it is unknown, expired or revoked. A key that was not made here can only be the default tenant's, from its environment.</summary>
    public async ValueTask<TenantKey?> TenantOf(string token)
    {
        var tenant = ApiKey.TenantOf(token) ?? defaultTenant.Value.Name;
        if (await tenants.Find(tenant) is not { ApiKeys.Length: > 0 } settings)
        {
            return null;
        }

        var (hash, now) = (Bearer.Hash(token), time.GetUtcNow());
        ApiKeyCredential? found = null;
        foreach (var key in settings.ApiKeys)
        {
            if (Bearer.AreSame(hash, key.KeyHash) && (key.ExpiresAt is null || now < key.ExpiresAt))
            {
                found = key;
            }
        }

        if (found is null)
        {
            return null;
        }

        uses.Note(tenant, found.Id);
        return new TenantKey(tenant, found.Id, found.Scopes == ApiScopes.None ? ApiScopes.All : found.Scopes);
    }
}

internal sealed record TenantKey(string Tenant, string KeyId, ApiScopes Scopes);
