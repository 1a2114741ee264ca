namespace OrleansNotify.Tenants;

internal static class ApiKeyUseSql
{
    public const string Note = """
        INSERT INTO api_key_uses (tenant, key_id, used_at) VALUES (@Tenant, @KeyId, @At)
        ON CONFLICT (tenant, key_id) DO UPDATE SET used_at = excluded.used_at WHERE api_key_uses.used_at < excluded.used_at
        """;

    public const string Of = """
        SELECT key_id AS KeyId, used_at AS UsedAt FROM api_key_uses WHERE tenant = @Tenant
        """;
}
