using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Storage.Sqlite;

internal sealed class SqliteDueWriter : DueWriter
{
    public const string Sql = $"""
        INSERT INTO deliveries (
            tenant, endpoint_id, seq, event_id, type, source, accepted_at, status, attempts, step, trigger, next_attempt_at, updated_at,
            changed_at)
        VALUES (
            @tenant, @endpoint, @seq, @event_id, @type, @source, @accepted_at, 'pending', 0, 0, @trigger, @now, @now,
            {SqliteDatabase.Now})
        ON CONFLICT (tenant, endpoint_id, seq) DO UPDATE SET
            status = excluded.status, step = excluded.step, trigger = excluded.trigger,
            next_attempt_at = excluded.next_attempt_at, updated_at = excluded.updated_at,
            changed_at = excluded.changed_at
        """;

    public override Task Write(
        DbConnection connection, string tenant, string endpointId, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation)
    {
        using var statement = SqliteStatement.Prepare((SqliteConnection)connection, Sql,
            "tenant", "endpoint", "seq", "event_id", "type", "source", "accepted_at", "trigger", "now");
        foreach (var e in events)
        {
            statement.Run(
                tenant, endpointId, e.Seq, e.EventId, e.Type, e.Source, e.AcceptedAt.ToUnixTimeMilliseconds(), trigger,
                now.ToUnixTimeMilliseconds());
        }

        return Task.CompletedTask;
    }
}
