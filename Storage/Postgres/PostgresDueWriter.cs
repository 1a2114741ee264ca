using System.Data.Common;
using Npgsql;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresDueWriter : DueWriter
{
    public const string Sql = """
        INSERT INTO deliveries (
            tenant, endpoint_id, seq, event_id, type, source, accepted_at, status, attempts, step, trigger, next_attempt_at, updated_at)
        SELECT @tenant, @endpoint, e.seq, e.event_id, e.type, e.source, e.accepted_at, 'pending', 0, 0, @trigger, @now, @now
        FROM unnest(@seqs, @event_ids, @types, @sources, @accepted_at) AS e (seq, event_id, type, source, accepted_at)
        ON CONFLICT (tenant, endpoint_id, seq, accepted_at) DO UPDATE SET
            status = excluded.status, step = excluded.step, trigger = excluded.trigger,
            next_attempt_at = excluded.next_attempt_at, updated_at = excluded.updated_at,
            changed_at = excluded.changed_at
        """;

    public override Task Write(
        DbConnection connection, string tenant, string endpointId, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation)
        => ((ScopedConnection)connection).Batch([Command(tenant, endpointId, [.. events.DistinctBy(e => e.Seq)], trigger, now)], cancellation);

    private static NpgsqlBatchCommand Command(
        string tenant, string endpointId, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new("tenant", tenant),
                new("endpoint", endpointId),
                new("trigger", trigger),
                new("now", now.ToUnixTimeMilliseconds()),
            },
        };
        command.Longs("seqs", events, e => e.Seq);
        command.Texts("event_ids", events, e => e.EventId);
        command.Texts("types", events, e => e.Type);
        command.Texts("sources", events, e => e.Source);
        command.Longs("accepted_at", events, e => e.AcceptedAt.ToUnixTimeMilliseconds());
        return command;
    }
}
