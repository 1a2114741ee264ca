namespace OrleansNotify.Sessions;

internal static class SessionSql
{
    private const string Select = """
        SELECT token_hash, tenant, user_id, created_at, expires_at, idle_expires_at, revoked_at, client_address, user_agent, last_used_at
        FROM sessions
        """;

    private const string IsLive = "revoked_at IS NULL AND expires_at > @Now AND idle_expires_at > @Now";

    public const string Add = """
        INSERT INTO sessions (
            token_hash, tenant, user_id, created_at, expires_at, idle_expires_at, revoked_at, client_address, user_agent, last_used_at)
        VALUES (
            @TokenHash, @Tenant, @User, @CreatedAt, @ExpiresAt, @IdleExpiresAt, @RevokedAt, @ClientAddress, @UserAgent, @LastUsedAt)
        ON CONFLICT (token_hash) DO NOTHING
        """;

    public const string Find = $"""
        {Select}
        WHERE token_hash = @TokenHash
        """;

    public const string LiveOf = $"""
        {Select}
        WHERE tenant = @Tenant AND user_id = @User AND {IsLive}
        ORDER BY created_at, token_hash
        """;

    public const string UsersOf = $"""
        SELECT DISTINCT user_id FROM sessions
        WHERE tenant = @Tenant AND user_id > @AfterUser AND {IsLive}
        ORDER BY user_id
        LIMIT @Limit
        """;

    public const string ClientsOf = """
        SELECT client_address FROM sessions
        WHERE tenant = @Tenant AND user_id = @User AND client_address <> '' AND token_hash <> @ButOf
        """;

    public const string Touch = """
        UPDATE sessions SET idle_expires_at = @IdleExpiresAt, last_used_at = @At WHERE token_hash = @TokenHash AND revoked_at IS NULL
        """;

    public const string Revoke = """
        UPDATE sessions SET revoked_at = @At WHERE token_hash = @TokenHash AND revoked_at IS NULL
        """;

    public const string PruneRevoked = """
        DELETE FROM sessions WHERE token_hash IN (
            SELECT token_hash FROM sessions WHERE revoked_at < @Before LIMIT @Limit)
        """;

    public const string PruneExpired = """
        DELETE FROM sessions WHERE token_hash IN (
            SELECT token_hash FROM sessions WHERE expires_at < @Before LIMIT @Limit)
        """;

    public const string PruneIdle = """
        DELETE FROM sessions WHERE token_hash IN (
            SELECT token_hash FROM sessions WHERE idle_expires_at < @Before LIMIT @Limit)
        """;
}
