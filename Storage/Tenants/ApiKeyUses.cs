using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

internal sealed class ApiKeyUses(Database database) : IApiKeyUses
{
    public Task Note(string tenant, string keyId, DateTimeOffset at, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        c => c.Run(ApiKeyUseSql.Note, new { Tenant = tenant, KeyId = keyId, At = at }, cancellation), cancellation);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Of(string tenant, CancellationToken cancellation)
    {
        var uses = await database.Read(Scope.Of(tenant), c => c.Rows<Use>(ApiKeyUseSql.Of, new { Tenant = tenant }, cancellation), cancellation);
        return uses.ToDictionary(use => use.KeyId, use => use.UsedAt);
    }

    private sealed record Use(string KeyId, DateTimeOffset UsedAt);
}
