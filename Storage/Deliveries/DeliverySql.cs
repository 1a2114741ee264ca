namespace OrleansNotify.Deliveries;

internal static class DeliverySql
{
    public const string Columns = """
        d.endpoint_id, d.seq, d.event_id, d.type, d.source, d.accepted_at, d.status, d.attempts, d.step, d.trigger,
            d.next_attempt_at, d.last_status_code, d.last_error, d.updated_at, d.delivered_at
        """;

    public const string Waiting = $"""
        SELECT {Columns}
        FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.next_attempt_at <= @Until
        ORDER BY d.next_attempt_at, d.seq
        LIMIT @Limit
        """;

    public const string NextDue = """
        SELECT d.next_attempt_at
        FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.next_attempt_at IS NOT NULL
        ORDER BY d.next_attempt_at
        LIMIT 1
        """;

    public const string Known = """
        SELECT d.seq FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.seq > @After AND d.seq <= @UpTo
        """;

    public const string Find = $"""
        SELECT {Columns}
        FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.seq = @Seq
        """;

    public const string Dead = """
        SELECT d.seq, d.event_id, d.type, d.source, d.accepted_at
        FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.seq > @After AND d.seq <= @UpTo
            AND d.status = 'dead' AND d.status <> 'succeeded'
        ORDER BY d.seq
        LIMIT @Limit
        """;

    public const string Attempts = """
        SELECT a.number, a.started_at, a.trigger, a.url, a.status_code, a.error_kind, a.dns, a.connect, a.tls, a.first_byte,
            a.duration, a.request_head, a.response_head, a.response_body, a.is_body_cut, a.next_attempt_at
        FROM attempts a
        WHERE a.tenant = @Tenant AND a.endpoint_id = @EndpointId AND a.seq = @Seq
        ORDER BY a.number
        LIMIT 1000
        """;

    /// <summary>Holds the endpoint for the transaction, if the lease is still this one: nobody else writes its deliveries meanwhile.</summary>
    public const string Hold = """
        UPDATE cursors SET lease = lease WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND lease = @Lease
        """;
}
