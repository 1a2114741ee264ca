namespace OrleansNotify.Storage.Postgres;

/// <summary>Three statements of one transaction: hold the endpoints whose lease is right, then write for those that still have it.</summary>
internal static class PostgresRecordSql
{
    /// <summary>
    /// The fence. A lease only rises, so a holder that is refused here is refused in the next two statements as well, and who is not holds the
    /// row until the commit. Sorted locks, because two processes may name the same endpoints. What succeeded need not wait for the
    /// disk: lost with PostgreSQL, it is at worst sent again. What is to be tried again must, or it would be in nobody's memory but one
    /// silo's, below a cursor that a later commit has moved.
    /// </summary>
    public const string Move = """
        WITH held AS MATERIALIZED (
            SELECT c.tenant, c.endpoint_id, o.cursor, o.failing_since, o.last_success_at
            FROM unnest(@tenants, @endpoints, @leases, @cursors, @failing_since, @last_success_at)
                AS o (tenant, endpoint_id, lease, cursor, failing_since, last_success_at)
            JOIN cursors c ON c.tenant = o.tenant AND c.endpoint_id = o.endpoint_id AND c.lease = o.lease
            ORDER BY c.tenant, c.endpoint_id
            FOR UPDATE OF c
        )
        UPDATE cursors c
        SET cursor = greatest(c.cursor, h.cursor), failing_since = h.failing_since, last_success_at = h.last_success_at
        FROM held h
        WHERE c.tenant = h.tenant AND c.endpoint_id = h.endpoint_id
        RETURNING c.tenant, c.endpoint_id, CASE WHEN @may_hurry THEN set_config('synchronous_commit', 'off', true) END
        """;

    // Of each endpoint once, and an outcome knows its endpoint's place: a look for each outcome is a tenth of all the work.
    private const string Held = """
        (ARRAY (
            SELECT EXISTS (
                SELECT 1 FROM cursors c WHERE c.tenant = e.tenant AND c.endpoint_id = e.endpoint_id AND c.lease = e.lease)
            FROM unnest(@held_tenants, @held_endpoints, @held_leases) WITH ORDINALITY AS e (tenant, endpoint_id, lease, place)
            ORDER BY e.place))[o.by]
        """;

    public const string Deliveries = $"""
        INSERT INTO deliveries (
            tenant, endpoint_id, seq, event_id, type, source, accepted_at, status, attempts, step, trigger,
            next_attempt_at, last_status_code, last_error, updated_at, delivered_at)
        SELECT o.tenant, o.endpoint_id, o.seq, o.event_id, o.type, o.source, o.accepted_at, o.status, o.attempts, o.step, o.trigger,
            o.next_attempt_at, o.last_status_code, o.last_error, o.updated_at, o.delivered_at
        FROM unnest(@tenants, @endpoints, @by, @seqs, @event_ids, @types, @sources, @accepted_at, @statuses, @attempts, @steps,
                @triggers, @next_attempt_at, @last_status_codes, @last_errors, @updated_at, @delivered_at)
            AS o (tenant, endpoint_id, by, seq, event_id, type, source, accepted_at, status, attempts, step,
                trigger, next_attempt_at, last_status_code, last_error, updated_at, delivered_at)
        WHERE {Held}
        ON CONFLICT (tenant, endpoint_id, seq, accepted_at) DO UPDATE SET
            status = excluded.status, attempts = greatest(deliveries.attempts, excluded.attempts), step = excluded.step,
            trigger = excluded.trigger, next_attempt_at = excluded.next_attempt_at, last_status_code = excluded.last_status_code,
            last_error = excluded.last_error, updated_at = excluded.updated_at, delivered_at = excluded.delivered_at,
            changed_at = excluded.changed_at
        """;

    public const string Attempts = $"""
        INSERT INTO attempts (
            tenant, endpoint_id, seq, number, accepted_at, started_at, trigger, url, status_code, error_kind,
            dns, connect, tls, first_byte, duration, request_head, response_head, response_body, is_body_cut, next_attempt_at)
        SELECT o.tenant, o.endpoint_id, o.seq, o.number, o.accepted_at, o.started_at, o.trigger, o.url, o.status_code, o.error_kind,
            o.dns, o.connect, o.tls, o.first_byte, o.duration, o.request_head, o.response_head, o.response_body, o.is_body_cut,
            o.next_attempt_at
        FROM unnest(@tenants, @endpoints, @by, @seqs, @numbers, @accepted_at, @started_at, @triggers, @urls, @status_codes,
                @error_kinds, @dns, @connect, @tls, @first_byte, @durations, @request_heads, @response_heads, @response_bodies,
                @are_bodies_cut, @next_attempt_at)
            AS o (tenant, endpoint_id, by, seq, number, accepted_at, started_at, trigger, url, status_code,
                error_kind, dns, connect, tls, first_byte, duration, request_head, response_head, response_body,
                is_body_cut, next_attempt_at)
        WHERE {Held}
        """;

    /// <summary>When the attempts were recorded already and the answer was lost.</summary>
    public const string AttemptsAgain = $"""
        {Attempts}
        ON CONFLICT (seq, endpoint_id, tenant, number, accepted_at) DO UPDATE SET
            started_at = excluded.started_at, trigger = excluded.trigger, url = excluded.url, status_code = excluded.status_code,
            error_kind = excluded.error_kind, dns = excluded.dns, connect = excluded.connect, tls = excluded.tls,
            first_byte = excluded.first_byte, duration = excluded.duration, request_head = excluded.request_head,
            response_head = excluded.response_head, response_body = excluded.response_body, is_body_cut = excluded.is_body_cut,
            next_attempt_at = excluded.next_attempt_at
        """;
}
