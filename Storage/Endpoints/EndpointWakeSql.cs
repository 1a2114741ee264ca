namespace OrleansNotify.Endpoints;

/// <summary>Who has something to do: a probe of an index for each enabled endpoint.</summary>
internal static class EndpointWakeSql
{
    // A subquery for one row, not EXISTS: of an EXISTS beside OR the planner may make a hash of all that waits.
    public const string Due = """
        SELECT enabled.tenant, enabled.id
        FROM endpoints enabled
        WHERE enabled.state = 'enabled' AND (
            (SELECT d.seq FROM deliveries d
                WHERE d.tenant = enabled.tenant AND d.endpoint_id = enabled.id AND d.next_attempt_at <= @Until
                LIMIT 1) IS NOT NULL
            OR (SELECT r.id FROM replays r
                WHERE r.tenant = enabled.tenant AND r.endpoint_id = enabled.id AND r.state = 'running'
                LIMIT 1) IS NOT NULL)
        """;

    public const string TenantsBehind = """
        SELECT DISTINCT enabled.tenant
        FROM endpoints enabled
        JOIN cursors c ON c.tenant = enabled.tenant AND c.endpoint_id = enabled.id
        JOIN log_heads h ON h.tenant = enabled.tenant
        WHERE enabled.state = 'enabled' AND c.cursor < h.seq
        """;
}
