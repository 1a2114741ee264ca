namespace OrleansNotify.Events;

internal static class ScheduleSql
{
    public const string Add = """
        INSERT INTO scheduled_events (
            tenant, id, due_at, type, source, audience, priority, payload, idempotency_key, fingerprint, expires_at)
        VALUES (@Tenant, @Id, @DueAt, @Type, @Source, @Audience, @Priority, @Payload, @IdempotencyKey, @Fingerprint, @ExpiresAt)
        ON CONFLICT DO NOTHING
        """;

    public const string Known = """
        SELECT id AS Id, fingerprint AS Fingerprint FROM scheduled_events
        WHERE tenant = @Tenant AND idempotency_key = @IdempotencyKey
        """;

    public const string Find = $"""
        {Select}
        WHERE tenant = @Tenant AND id = @Id
        """;

    public const string List = $"""
        {Select}
        WHERE tenant = @Tenant AND id > @AfterId
        ORDER BY id
        LIMIT @Limit
        """;

    public const string Due = $"""
        {Select}
        WHERE due_at <= @Until
        ORDER BY due_at
        LIMIT @Limit
        """;

    public const string Remove = """
        DELETE FROM scheduled_events WHERE tenant = @Tenant AND id = @Id
        """;

    public const string Expired = """
        SELECT tenant AS Tenant, id AS Id FROM expiring_events
        WHERE due_at <= @Until
        ORDER BY due_at
        LIMIT @Limit
        """;

    public const string Forget = """
        DELETE FROM expiring_events WHERE tenant = @Tenant AND id = @Id
        """;

    private const string Select = """
        SELECT tenant, id, due_at, type, source, audience, priority, payload, idempotency_key, expires_at FROM scheduled_events
        """;
}
