namespace OrleansNotify.Sessions;

internal static class SessionSql
{
    private const string Columns = """
        token_hash AS TokenHash, tenant AS Tenant, user_id AS "User", created_at AS CreatedAt,
        expires_at AS ExpiresAt, idle_expires_at AS IdleExpiresAt, revoked_at AS RevokedAt
        """;

    public const string Add = """
        INSERT INTO sessions (token_hash, tenant, user_id, created_at, expires_at, idle_expires_at, revoked_at)
        VALUES (@TokenHash, @Tenant, @User, @CreatedAt, @ExpiresAt, @IdleExpiresAt, @RevokedAt)
        ON CONFLICT (token_hash) DO NOTHING
        """;

    public const string Find = $"""
        SELECT {Columns} FROM sessions WHERE token_hash = @TokenHash
        """;

    public const string LiveOf = $"""
        SELECT {Columns} FROM sessions
        WHERE tenant = @Tenant AND user_id = @User
            AND revoked_at IS NULL AND expires_at > @Now AND idle_expires_at > @Now
        ORDER BY created_at, token_hash
        """;

    public const string Touch = """
        UPDATE sessions SET idle_expires_at = @IdleExpiresAt WHERE token_hash = @TokenHash AND revoked_at IS NULL
        """;

    public const string Revoke = """
        UPDATE sessions SET revoked_at = @At WHERE token_hash = @TokenHash AND revoked_at IS NULL
        """;
}
