using Microsoft.Data.Sqlite;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>The statements that record outcomes, prepared for one connection. Only the writer's thread uses it.</summary>
internal sealed class SqliteRecord(SqliteConnection connection)
{
    private readonly SqliteInsert _move = new(connection, SqliteRecordSql.Move);
    private readonly SqliteInsert _delivery = new(connection, SqliteRecordSql.Delivery);
    private readonly SqliteInsert _attempt = new(connection, SqliteRecordSql.Attempt);

    public SqliteConnection Connection => connection;

    public IReadOnlySet<EndpointRef> Run(IReadOnlyList<EndpointProgress> progress)
    {
        var refused = new HashSet<EndpointRef>();
        // As SqliteDatabase.Now, once for all of them.
        var changedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var by in progress)
        {
            if (Move(by) == 0)
            {
                refused.Add(new EndpointRef(by.Tenant, by.EndpointId));
                continue;
            }

            foreach (var (delivery, attempt) in by.Outcomes)
            {
                Write(by, delivery, changedAt);
                Write(by, delivery.Seq, attempt);
            }
        }

        return refused;
    }

    private int Move(EndpointProgress by) => _move
        .Add(by.Cursor).Add(by.FailingSince).Add(by.LastSuccessAt)
        .Add(by.Tenant).Add(by.EndpointId).Add(by.Lease)
        .Run();

    private void Write(EndpointProgress by, DeliveryRow d, long changedAt) => _delivery
        .Add(by.Tenant).Add(by.EndpointId).Add(d.Seq)
        .Add(d.EventId).Add(d.Type).Add(d.Source).Add(d.AcceptedAt)
        .Add(d.Status).Add(d.Attempts).Add(d.Step).Add(d.Trigger)
        .Add(d.NextAttemptAt).Add(d.LastStatusCode).Add(d.LastError).Add(d.UpdatedAt).Add(d.DeliveredAt).Add(changedAt)
        .Run();

    private void Write(EndpointProgress by, long seq, AttemptRow? attempt)
    {
        if (attempt is { } a)
        {
            _attempt
                .Add(by.Tenant).Add(by.EndpointId).Add(seq).Add(a.Number)
                .Add(a.StartedAt).Add(a.Trigger).Add(a.Url).Add(a.StatusCode).Add(a.ErrorKind)
                .Add(a.Dns).Add(a.Connect).Add(a.Tls).Add(a.FirstByte).Add(a.Duration)
                .Add(a.RequestHead).Add(a.ResponseHead).Add(a.ResponseBody).Add(a.IsBodyCut ? 1L : 0L).Add(a.NextAttemptAt)
                .Run();
        }
    }
}
