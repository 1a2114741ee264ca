namespace OrleansNotify.Deliveries;

/// <summary>Counts that stop at <c>@Most</c>, and the few values of a column that has millions of rows.</summary>
internal static class DeliveryCountSql
{
    public const string OfStatus = """
        SELECT count(*) FROM (
            SELECT 1 FROM deliveries d
            WHERE d.tenant = @Tenant AND d.status = @Status AND d.status <> 'succeeded'
            LIMIT @Most) counted
        """;

    public const string Due = """
        SELECT count(*) FROM (
            SELECT 1 FROM endpoints e
            CROSS JOIN deliveries d
            WHERE e.tenant = @Tenant AND d.tenant = e.tenant AND d.endpoint_id = e.id AND d.next_attempt_at <= @Now
            LIMIT @Most) counted
        """;

    /// <summary>From each source to the next one: a probe of the index for each, not a look at each row.</summary>
    public const string Sources = """
        WITH RECURSIVE found (source, place) AS (
            SELECT (SELECT min(d.source) FROM deliveries d WHERE d.tenant = @Tenant), 1
            UNION ALL
            SELECT (SELECT min(d.source) FROM deliveries d WHERE d.tenant = @Tenant AND d.source > found.source), place + 1
            FROM found
            WHERE found.source IS NOT NULL AND place < 1000
        )
        SELECT source FROM found WHERE source IS NOT NULL
        """;
}
