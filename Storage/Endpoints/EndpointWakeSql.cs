namespace OrleansNotify.Endpoints;

/// <summary>
/// What has something to do, at the cost of a look at each enabled endpoint or running replay. Endpoints of a tenant that is suspended or
/// being deleted do nothing: to wake them would be to wake them again and again.
/// </summary>
internal static class EndpointWakeSql
{
    public const string TenantsBehind = """
        SELECT DISTINCT enabled.tenant
        FROM endpoints enabled
        JOIN cursors c ON c.tenant = enabled.tenant AND c.endpoint_id = enabled.id
        JOIN log_heads h ON h.tenant = enabled.tenant
        WHERE enabled.state = 'enabled' AND c.cursor < h.seq AND NOT EXISTS (
            SELECT 1 FROM tenants held WHERE held.name = enabled.tenant AND held.standing <> 'active')
        """;

    public const string Replaying = """
        SELECT running.tenant, running.endpoint_id
        FROM replays running
        JOIN endpoints e ON e.tenant = running.tenant AND e.id = running.endpoint_id
        WHERE running.state = 'running' AND e.state = 'enabled' AND NOT EXISTS (
            SELECT 1 FROM tenants held WHERE held.name = running.tenant AND held.standing <> 'active')
        """;

    public const string Cancelling = """
        SELECT cancelling.tenant, cancelling.endpoint_id
        FROM cursors cancelling
        WHERE cancelling.cancel_until IS NOT NULL
        """;
}
