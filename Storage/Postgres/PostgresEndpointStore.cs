using Npgsql;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresEndpointStore(PostgresDatabase database) : EndpointStore(database)
{
    /// <summary>Locks in the same order as <see cref="PostgresRecordSql.Move"/>.</summary>
    public const string AdvanceSql = """
        WITH held AS MATERIALIZED (
            SELECT c.endpoint_id, c.cursor, o.last_routed
            FROM unnest(@endpoints, @last_routed) AS o (endpoint_id, last_routed)
            JOIN endpoints e ON e.tenant = @tenant AND e.id = o.endpoint_id AND e.state = 'enabled'
            JOIN cursors c ON c.tenant = @tenant AND c.endpoint_id = o.endpoint_id
            WHERE c.cursor < @seq OR c.cursor < o.last_routed
            ORDER BY c.endpoint_id
            FOR UPDATE OF c
        ),
        moved AS (
            UPDATE cursors c SET cursor = @seq
            FROM held h
            WHERE c.tenant = @tenant AND c.endpoint_id = h.endpoint_id AND h.cursor >= h.last_routed AND c.cursor < @seq
        )
        SELECT endpoint_id FROM held WHERE cursor < last_routed AND NOT EXISTS (
            SELECT 1 FROM tenants t WHERE t.name = @tenant AND t.standing <> 'active')
        """;

    /// <summary>
    /// From each endpoint where something waits to the next one: to ask for each endpoint would be to ask every week's partition, and
    /// nearly always in vain.
    /// </summary>
    public const string Waiting = """
        WITH RECURSIVE waiting (tenant, endpoint_id, next_attempt_at) AS (
            (SELECT d.tenant, d.endpoint_id, d.next_attempt_at
            FROM deliveries d
            WHERE d.next_attempt_at IS NOT NULL
            ORDER BY d.tenant, d.endpoint_id, d.next_attempt_at
            LIMIT 1)
            UNION ALL
            SELECT n.tenant, n.endpoint_id, n.next_attempt_at
            FROM waiting w
            CROSS JOIN LATERAL (
                SELECT d.tenant, d.endpoint_id, d.next_attempt_at
                FROM deliveries d
                WHERE d.next_attempt_at IS NOT NULL AND (d.tenant, d.endpoint_id) > (w.tenant, w.endpoint_id)
                ORDER BY d.tenant, d.endpoint_id, d.next_attempt_at
                LIMIT 1) n
        )
        SELECT w.tenant, w.endpoint_id
        FROM waiting w
        CROSS JOIN LATERAL (
            SELECT 1 FROM endpoints e
            WHERE e.tenant = w.tenant AND e.id = w.endpoint_id AND e.state = 'enabled'
            LIMIT 1) enabled
        WHERE w.next_attempt_at <= @Until AND NOT EXISTS (
            SELECT 1 FROM tenants held WHERE held.name = w.tenant AND held.standing <> 'active')
        """;

    protected override string WaitingSql => Waiting;

    public override Task<IReadOnlyList<string>> Advance(
        string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation) =>
        database.WithoutTransaction(Scope.Of(tenant), connection => Advance(connection, tenant, seq, endpoints, cancellation), cancellation);

    private static Task<IReadOnlyList<string>> Advance(
        ScopedConnection connection, string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation)
    {
        var command = new NpgsqlBatchCommand(AdvanceSql) { Parameters = { new("tenant", tenant), new("seq", seq) } };
        command.Texts("endpoints", endpoints, e => e.EndpointId);
        command.Longs("last_routed", endpoints, e => e.LastRouted);
        return connection.Batch(
            [command],
            async rows =>
            {
                var behind = new List<string>();
                while (await rows.ReadAsync(cancellation))
                {
                    behind.Add(rows.GetString(0));
                }

                return (IReadOnlyList<string>)behind;
            },
            cancellation);
    }
}
