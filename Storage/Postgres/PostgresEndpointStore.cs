using Npgsql;
using NpgsqlTypes;
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
        SELECT endpoint_id FROM held WHERE cursor < last_routed
        """;

    public override Task<IReadOnlyList<string>> Advance(
        string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation) =>
        database.WithoutTransaction(connection => Advance(connection, tenant, seq, endpoints, cancellation), cancellation);

    private static async Task<IReadOnlyList<string>> Advance(
        NpgsqlConnection connection, string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(AdvanceSql, connection)
        {
            Parameters =
            {
                new("tenant", tenant),
                new("seq", seq),
                new("endpoints", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = endpoints.Select(e => e.EndpointId).ToArray() },
                new("last_routed", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = endpoints.Select(e => e.LastRouted).ToArray() },
            },
        };
        var behind = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            behind.Add(rows.GetString(0));
        }

        return behind;
    }
}
