using Microsoft.Data.Sqlite;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>The statements that record outcomes, prepared for one connection. Only the writer's thread uses it.</summary>
internal sealed class SqliteRecord(SqliteConnection connection)
{
    private readonly SqliteStatement _move = SqliteStatement.Prepare(connection, SqliteRecordSql.Move,
        "cursor", "failing_since", "last_success_at", "tenant", "endpoint", "lease");
    private readonly SqliteStatement _delivery = SqliteStatement.Prepare(connection, SqliteRecordSql.Delivery,
        "tenant", "endpoint", "seq", "event_id", "type", "source", "accepted_at", "status", "attempts", "step", "trigger",
        "next_attempt_at", "last_status_code", "last_error", "updated_at", "delivered_at");
    private readonly SqliteStatement _attempt = SqliteStatement.Prepare(connection, SqliteRecordSql.Attempt,
        "tenant", "endpoint", "seq", "number", "started_at", "trigger", "url", "status_code", "error_kind", "dns", "connect", "tls",
        "first_byte", "duration", "request_head", "response_head", "response_body", "is_body_cut", "next_attempt_at");

    public SqliteConnection Connection => connection;

    public IReadOnlySet<EndpointRef> Run(IReadOnlyList<EndpointProgress> progress)
    {
        var refused = new HashSet<EndpointRef>();
        foreach (var by in progress)
        {
            if (_move.Run(by.Cursor, At(by.FailingSince), At(by.LastSuccessAt), by.Tenant, by.EndpointId, by.Lease) == 0)
            {
                refused.Add(new EndpointRef(by.Tenant, by.EndpointId));
                continue;
            }

            foreach (var (delivery, attempt) in by.Outcomes)
            {
                Write(by, delivery);
                Write(by, delivery.Seq, attempt);
            }
        }

        return refused;
    }

    private static object? At(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static object? In(TimeSpan? span) => span?.ToMicroseconds();

    private void Write(EndpointProgress by, DeliveryRow d) => _delivery.Run(
        by.Tenant, by.EndpointId, d.Seq, d.EventId, d.Type, d.Source, At(d.AcceptedAt), d.Status, d.Attempts, d.Step, d.Trigger,
        At(d.NextAttemptAt), d.LastStatusCode, d.LastError, At(d.UpdatedAt), At(d.DeliveredAt));

    private void Write(EndpointProgress by, long seq, AttemptRow? attempt)
    {
        if (attempt is { } a)
        {
            _attempt.Run(
                by.Tenant, by.EndpointId, seq, a.Number, At(a.StartedAt), a.Trigger, a.Url, a.StatusCode, a.ErrorKind, In(a.Dns),
                In(a.Connect), In(a.Tls), In(a.FirstByte), In(a.Duration), a.RequestHead, a.ResponseHead, a.ResponseBody, a.IsBodyCut,
                At(a.NextAttemptAt));
        }
    }
}
