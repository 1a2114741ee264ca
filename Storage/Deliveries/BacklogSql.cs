namespace OrleansNotify.Deliveries;

/// <summary>Counts over all tenants that stop at <c>@Most</c>.</summary>
internal static class BacklogSql
{
    public const string Waiting = """
        SELECT count(*) FROM (SELECT 1 FROM deliveries d WHERE d.next_attempt_at IS NOT NULL LIMIT @Most) counted
        """;

    public const string Due = """
        SELECT count(*) FROM (
            SELECT 1 FROM endpoints enabled
            CROSS JOIN deliveries d
            WHERE enabled.state = 'enabled' AND d.tenant = enabled.tenant AND d.endpoint_id = enabled.id AND d.next_attempt_at <= @Now
                AND NOT EXISTS (SELECT 1 FROM tenants held WHERE held.name = enabled.tenant AND held.standing <> 'active')
            LIMIT @Most) counted
        """;

    public const string Scheduled = """
        SELECT count(*) FROM (SELECT 1 FROM scheduled_events LIMIT @Most) counted
        """;
}
