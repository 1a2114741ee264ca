using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

internal sealed class ApiKeyUses(Database database) : IApiKeyUses
{
    private const string NoteSql = """
        INSERT INTO api_key_uses (tenant, key_id, used_at) VALUES (@Tenant, @KeyId, @At)
        ON CONFLICT (tenant, key_id) DO UPDATE SET used_at = excluded.used_at WHERE api_key_uses.used_at < excluded.used_at
        """;

    public const string OfSql = """
        SELECT key_id AS KeyId, used_at AS UsedAt FROM api_key_uses WHERE tenant = @Tenant
        """;

    public Task Note(string tenant, string keyId, DateTimeOffset at, CancellationToken cancellation) => database.Write(
        c => c.Run(NoteSql, new { Tenant = tenant, KeyId = keyId, At = at }, cancellation), cancellation);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Of(string tenant, CancellationToken cancellation)
    {
        var uses = await database.Read(c => c.Rows<Use>(OfSql, new { Tenant = tenant }, cancellation), cancellation);
        return uses.ToDictionary(use => use.KeyId, use => use.UsedAt);
    }

    private sealed record Use(string KeyId, DateTimeOffset UsedAt);
}
