using Microsoft.Data.Sqlite;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Storage.Sqlite;

internal sealed class SqliteEndpointStore(SqliteDatabase database) : EndpointStore(database)
{
    public const string BehindSql = """
        SELECT CASE
            WHEN c.cursor >= @last_routed THEN 0
            WHEN EXISTS (SELECT 1 FROM tenants t WHERE t.name = @tenant AND t.standing <> 'active') THEN 2
            ELSE 1
        END
        FROM endpoints e
        JOIN cursors c ON c.tenant = e.tenant AND c.endpoint_id = e.id
        WHERE e.tenant = @tenant AND e.id = @endpoint AND e.state = 'enabled' AND (c.cursor < @seq OR c.cursor < @last_routed)
        """;

    public const string AdvanceSql = """
        UPDATE cursors SET cursor = @seq WHERE tenant = @tenant AND endpoint_id = @endpoint AND cursor < @seq
        """;

    public const string Waiting = """
        SELECT enabled.tenant, enabled.id
        FROM endpoints enabled
        WHERE enabled.state = 'enabled' AND EXISTS (
            SELECT 1 FROM deliveries d
            WHERE d.tenant = enabled.tenant AND d.endpoint_id = enabled.id AND d.next_attempt_at <= @Until)
            AND NOT EXISTS (SELECT 1 FROM tenants held WHERE held.name = enabled.tenant AND held.standing <> 'active')
        """;

    protected override string WaitingSql => Waiting;

    public override Task<IReadOnlyList<string>> Advance(
        string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation) =>
        database.WriteDirectly(connection => Advance(connection, tenant, seq, endpoints), cancellation);

    private static IReadOnlyList<string> Advance(
        SqliteConnection connection, string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints)
    {
        using var behind = SqliteStatement.Prepare(connection, BehindSql, "tenant", "endpoint", "seq", "last_routed");
        using var advance = SqliteStatement.Prepare(connection, AdvanceSql, "tenant", "endpoint", "seq");
        var left = new List<string>();
        foreach (var endpoint in endpoints)
        {
            switch (behind.Number(tenant, endpoint.EndpointId, seq, endpoint.LastRouted))
            {
                case 1: left.Add(endpoint.EndpointId); break;
                case 0: advance.Run(tenant, endpoint.EndpointId, seq); break;
            }
        }

        return left;
    }
}
