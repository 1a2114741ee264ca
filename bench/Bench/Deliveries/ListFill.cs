using OrleansNotify.Storage;

namespace OrleansNotify.Bench.Deliveries;

/// <summary>
/// Ten deliveries an event, over four weeks. One endpoint has a tenth of them and 999 share the rest; 97 % succeeded; one type and one
/// source are a hundred thousandth.
/// </summary>
internal static class ListFill
{
    public const string Tenant = "list";
    private const int Chunk = 500_000;

    private const string Columns = """
        tenant, endpoint_id, seq, event_id, type, source, accepted_at, status, attempts, step, trigger, next_attempt_at,
        last_status_code, last_error, updated_at, delivered_at
        """;

    private const string Values = """
        CASE WHEN seq % 100000 = 7 THEN 'type.rare' ELSE 'type.' || (seq % 20) END,
        CASE WHEN seq % 100000 = 9 THEN 'source-rare' ELSE 'source-' || (seq % 5) END,
        CAST(@Start + seq * @Step AS bigint),
        CASE WHEN dice < 970 THEN 'succeeded' WHEN dice < 980 THEN 'dead' WHEN dice < 990 THEN 'retrying' WHEN dice < 995 THEN 'pending'
            ELSE 'cancelled' END,
        1, 1, 'schedule',
        CASE WHEN dice >= 980 AND dice < 995 THEN CAST(@Start + seq * @Step AS bigint) END,
        CASE WHEN dice < 970 THEN 200 ELSE 500 END,
        CASE WHEN dice < 970 THEN NULL ELSE 'http_5xx' END,
        @Start,
        CASE WHEN dice < 970 THEN @Start END
        """;

    private const string Picks = """
        i / 10 + 1 AS seq, CASE WHEN i % 10 = 0 THEN 0 ELSE 1 + ((i / 10 + 1) * 9 + i % 10) % 999 END AS endpoint, i * 7919 % 1000 AS dice
        """;

    private const string EventColumns = "tenant, seq, id, type, source, audience, priority, payload, accepted_at";

    private const string EventTypes = """
        CASE WHEN seq % 100000 = 7 THEN 'type.rare' ELSE 'type.' || (seq % 20) END,
        CASE WHEN seq % 100000 = 9 THEN 'source-rare' ELSE 'source-' || (seq % 5) END, '[]', 4
        """;

    // Some 400 bytes, with an order's number that is a search's only hit.
    private const string Payload = """
        '{"order":"A-' || seq || '","customer":{"name":"Customer ' || (seq % 1000) || '","mail":"customer' || (seq % 1000)
            || '@example.org"},"lines":[{"sku":"sku-' || (seq % 97) || '","count":2,"price":"19.90"},{"sku":"sku-' || (seq % 89)
            || '","count":1,"price":"4.50"}],"note":"' || '............................................................................................' || '"}'
        """;

    private static readonly string[] Others =
    [
        """
        INSERT INTO log_heads (tenant, epoch, seq, oldest_seq) VALUES (@Tenant, 'bench', @Seq, 1)
        """,
        """
        INSERT INTO cursors (tenant, endpoint_id, lease, cursor) SELECT @Tenant, id, 1, @Seq FROM (@Endpoints) e
        """,
        """
        INSERT INTO endpoints (
            tenant, id, owner, settings, secrets, state, version, drain_up_to, drain_rate, created_at, updated_at)
        SELECT @Tenant, id, '', '{}', @Secrets, @State, 1, 0, 0, 0, 0 FROM (@Endpoints) e
        """,
    ];

    public static async Task Run(Database database, bool isPostgres, long start, int rows, string state)
    {
        var step = (long)TimeSpan.FromDays(27).TotalMilliseconds * 10 / rows;
        for (long from = 0; from < rows; from += Chunk)
        {
            var values = new { Tenant, Start = start, Step = step, From = from, To = Math.Min(from + Chunk, rows) - 1 };
            await database.Write(Scope.AllTenants, c => c.Run(isPostgres ? Postgres : Sqlite, values, default), default);
            var events = values with { From = (from / 10) + 1, To = Math.Min(from + Chunk, rows) / 10 };
            await database.Write(Scope.AllTenants, c => c.Run(isPostgres ? PostgresEvents : SqliteEvents, events, default), default);
        }

        var endpoints = isPostgres
            ? "SELECT 'ep_' || lpad(to_hex(i), 32, '0') AS id FROM generate_series(0, 9999) i"
            : "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT printf('ep_%032x', i) AS id FROM n";
        foreach (var sql in Others)
        {
            var values = new { Tenant, Seq = rows / 10L, Secrets = new byte[100], State = state };
            await database.Write(
                Scope.AllTenants,
                c => c.Run(sql.Replace("@Endpoints", endpoints, StringComparison.Ordinal), values, default), default);
        }

        // As autovacuum does. Nobody does it in SQLite.
        if (isPostgres)
        {
            await database.Write(Scope.AllTenants, c => c.Run("ANALYZE;", null, default), default);
        }
    }

    private const string PostgresEvents = $"""
        INSERT INTO events ({EventColumns})
        SELECT @Tenant, seq, 'evt_' || lpad(to_hex(seq), 32, '0'), {EventTypes}, convert_to({Payload}, 'UTF8'), CAST(@Start + seq * @Step AS bigint)
        FROM generate_series(CAST(@From AS bigint), CAST(@To AS bigint)) seq
        """;

    private const string SqliteEvents = $"""
        WITH RECURSIVE numbers (seq) AS (SELECT @From UNION ALL SELECT seq + 1 FROM numbers WHERE seq < @To)
        INSERT INTO events ({EventColumns})
        SELECT @Tenant, seq, printf('evt_%032x', seq), {EventTypes}, CAST({Payload} AS BLOB), CAST(@Start + seq * @Step AS bigint)
        FROM numbers
        """;

    private const string Postgres = $"""
        INSERT INTO deliveries ({Columns})
        SELECT @Tenant, 'ep_' || lpad(to_hex(endpoint), 32, '0'), seq, 'evt_' || lpad(to_hex(seq), 32, '0'), {Values}
        FROM (SELECT {Picks} FROM generate_series(CAST(@From AS bigint), CAST(@To AS bigint)) i) picked
        """;

    private const string Sqlite = $"""
        WITH RECURSIVE numbers (i) AS (SELECT @From UNION ALL SELECT i + 1 FROM numbers WHERE i < @To)
        INSERT INTO deliveries ({Columns})
        SELECT @Tenant, printf('ep_%032x', endpoint), seq, printf('evt_%032x', seq), {Values}
        FROM (SELECT {Picks} FROM numbers) picked
        """;
}
