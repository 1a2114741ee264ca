namespace OrleansNotify.Storage.Sqlite;

internal static class SqliteRecordSql
{
    /// <summary>The fence: changes no row when the lease is another's.</summary>
    public const string Move = """
        UPDATE cursors
        SET cursor = max(cursor, @cursor), failing_since = @failing_since, last_success_at = @last_success_at
        WHERE tenant = @tenant AND endpoint_id = @endpoint AND lease = @lease
        """;

    public const string Delivery = """
        INSERT INTO deliveries (
            tenant, endpoint_id, seq, event_id, type, source, accepted_at, status, attempts, step, trigger,
            next_attempt_at, last_status_code, last_error, updated_at, delivered_at, changed_at)
        VALUES (
            @tenant, @endpoint, @seq, @event_id, @type, @source, @accepted_at, @status, @attempts, @step, @trigger,
            @next_attempt_at, @last_status_code, @last_error, @updated_at, @delivered_at, @changed_at)
        ON CONFLICT (tenant, endpoint_id, seq) DO UPDATE SET
            status = excluded.status, attempts = max(attempts, excluded.attempts), step = excluded.step,
            trigger = excluded.trigger, next_attempt_at = excluded.next_attempt_at, last_status_code = excluded.last_status_code,
            last_error = excluded.last_error, updated_at = excluded.updated_at, delivered_at = excluded.delivered_at, changed_at = excluded.changed_at
        """;

    public const string Attempt = """
        INSERT INTO attempts (
            tenant, endpoint_id, seq, number, started_at, trigger, url, status_code, error_kind,
            dns, connect, tls, first_byte, duration, request_head, response_head, response_body, is_body_cut, next_attempt_at)
        VALUES (
            @tenant, @endpoint, @seq, @number, @started_at, @trigger, @url, @status_code, @error_kind,
            @dns, @connect, @tls, @first_byte, @duration, @request_head, @response_head, @response_body, @is_body_cut, @next_attempt_at)
        ON CONFLICT (seq, endpoint_id, tenant, number) DO UPDATE SET
            started_at = excluded.started_at, trigger = excluded.trigger, url = excluded.url, status_code = excluded.status_code,
            error_kind = excluded.error_kind, dns = excluded.dns, connect = excluded.connect, tls = excluded.tls,
            first_byte = excluded.first_byte, duration = excluded.duration, request_head = excluded.request_head,
            response_head = excluded.response_head, response_body = excluded.response_body, is_body_cut = excluded.is_body_cut,
            next_attempt_at = excluded.next_attempt_at
        """;
}
