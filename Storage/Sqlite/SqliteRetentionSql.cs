namespace OrleansNotify.Storage.Sqlite;

internal static class SqliteRetentionSql
{
    private const string OldestDeliveries = """
        SELECT d.tenant, d.endpoint_id, d.seq FROM deliveries d
        WHERE d.tenant = @Tenant AND d.seq <= @Last
        ORDER BY d.seq, d.endpoint_id
        LIMIT @Limit
        """;

    public const string Tenants = """
        SELECT tenant FROM log_heads WHERE oldest_seq <= seq
        """;

    /// <summary>The oldest events of a tenant are the first that may go: look at a few, from the old end.</summary>
    public const string LastToDrop = """
        SELECT max(seq) FROM (
            SELECT e.seq, e.accepted_at
            FROM log_heads h
            JOIN events e ON e.tenant = h.tenant AND e.seq >= h.oldest_seq
            WHERE h.tenant = @Tenant
            ORDER BY e.seq
            LIMIT @Limit)
        WHERE accepted_at < @Before
        """;

    public const string DropAttempts = $"""
        DELETE FROM attempts WHERE (tenant, endpoint_id, seq) IN ({OldestDeliveries})
        """;

    public const string DropDeliveries = $"""
        DELETE FROM deliveries WHERE (tenant, endpoint_id, seq) IN ({OldestDeliveries})
        """;

    public const string DropAudience = """
        DELETE FROM audience WHERE (tenant, key, seq) IN (
            SELECT e.tenant, a.value, e.seq FROM events e, json_each(e.audience) a
            WHERE e.tenant = @Tenant AND e.seq <= @Last)
        """;

    public const string DropEvents = """
        DELETE FROM events WHERE tenant = @Tenant AND seq <= @Last
        """;

    public const string MoveOldest = """
        UPDATE log_heads SET oldest_seq = @Last + 1 WHERE tenant = @Tenant
        """;
}
