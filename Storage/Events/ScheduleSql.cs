namespace OrleansNotify.Events;

internal static class ScheduleSql
{
    public const string Add = """
        INSERT INTO scheduled_events (
            tenant, id, due_at, type, source, audience, priority, payload, idempotency_key, fingerprint, expires_at, hops)
        VALUES (@Tenant, @Id, @DueAt, @Type, @Source, @Audience, @Priority, @Payload, @IdempotencyKey, @Fingerprint, @ExpiresAt, @Hops)
        ON CONFLICT DO NOTHING
        """;

    public const string Known = """
        SELECT id AS Id, fingerprint AS Fingerprint FROM scheduled_events
        WHERE tenant = @Tenant AND idempotency_key = @IdempotencyKey
        """;

    public const string Count = """
        SELECT count(*) FROM (SELECT 1 FROM scheduled_events WHERE tenant = @Tenant LIMIT @Most) AS counted
        """;

    // With the words of the index scheduled_events_by_user.
    public const string CountOfUser = """
        SELECT count(*) FROM (
            SELECT 1 FROM scheduled_events
            WHERE tenant = @Tenant AND audience = @Audience AND source = 'user' AND length(audience) < 2000
            LIMIT @Most) AS counted
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
        WHERE tenant = @Tenant AND due_at <= @Until AND (due_at, id) > (@AfterDueAt, @AfterId)
        ORDER BY due_at, id
        LIMIT @Limit
        """;

    public static string DueTenants { get; } = TenantsWithDue("scheduled_events");

    public static string ExpiredTenants { get; } = TenantsWithDue("expiring_events");

    public const string Remove = """
        DELETE FROM scheduled_events WHERE tenant = @Tenant AND id = @Id
        """;

    public const string Expired = """
        SELECT tenant AS Tenant, id AS Id, due_at AS DueAt FROM expiring_events
        WHERE tenant = @Tenant AND due_at <= @Until AND (due_at, id) > (@AfterDueAt, @AfterId)
        ORDER BY due_at, id
        LIMIT @Limit
        """;

    public const string Forget = """
        DELETE FROM expiring_events WHERE tenant = @Tenant AND id = @Id
        """;

    /// <summary>
    /// From each tenant to the next one: two probes of an index for each, however many rows wait. Nothing at all while nothing is due. What a
    /// tenant has that is being deleted goes with it.
    /// </summary>
    private static string TenantsWithDue(string table) => $"""
        WITH RECURSIVE found (tenant) AS (
            SELECT (SELECT min(t.tenant) FROM {table} t)
            WHERE (SELECT min(t.due_at) FROM {table} t) <= @Until
            UNION ALL
            SELECT (SELECT min(t.tenant) FROM {table} t WHERE t.tenant > found.tenant)
            FROM found
            WHERE found.tenant IS NOT NULL
        )
        SELECT found.tenant FROM found
        WHERE found.tenant IS NOT NULL
            AND (SELECT min(t.due_at) FROM {table} t WHERE t.tenant = found.tenant) <= @Until
            AND NOT EXISTS (SELECT 1 FROM tenants doomed WHERE doomed.name = found.tenant AND doomed.standing = 'deleting')
        """;

    private const string Select = """
        SELECT tenant, id, due_at, type, source, audience, priority, payload, idempotency_key, expires_at, hops FROM scheduled_events
        """;
}
