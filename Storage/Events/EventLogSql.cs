using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>What both databases read from the log in the same words.</summary>
internal static class EventLogSql
{
    public const string Columns = "e.seq, e.id, e.type, e.source, e.audience, e.priority, e.payload, e.accepted_at, e.hops";

    public const string Head = """
        SELECT epoch AS Epoch, seq AS Seq, oldest_seq AS OldestSeq FROM log_heads WHERE tenant = @Tenant
        """;

    public const string MakeHead = """
        INSERT INTO log_heads (tenant, epoch, seq, oldest_seq) VALUES (@Tenant, @Epoch, 0, 1)
        ON CONFLICT (tenant) DO NOTHING
        """;

    public const string Read = $"""
        SELECT {Columns}
        FROM events e
        WHERE e.tenant = @Tenant AND e.seq > @After
        ORDER BY e.seq
        LIMIT @Limit
        """;

    public const string ReadBefore = $"""
        SELECT {Columns}
        FROM events e
        WHERE e.tenant = @Tenant AND e.seq < @Before
        ORDER BY e.seq DESC
        LIMIT @Limit
        """;

    /// <summary>Not "=" for the tenant: PostgreSQL must find the event by its id, and not look for the id in all of the tenant's events.</summary>
    public const string IsEvent = "e.id = @EventId AND e.tenant IS NOT DISTINCT FROM @Tenant";

    public const string Find = $"""
        SELECT {Columns}
        FROM events e
        WHERE {IsEvent}
        """;

    public const string AcceptedAt = """
        SELECT e.accepted_at FROM events e WHERE e.tenant = @Tenant AND e.seq = @Seq
        """;

    public const string Count = """
        SELECT e.type AS Type, e.source AS Source, count(*) AS Events
        FROM events e
        WHERE e.tenant = @Tenant AND e.seq BETWEEN @FromSeq AND @ToSeq
        GROUP BY e.type, e.source
        """;

    public static string ReadMany(Database database) => $"""
        SELECT {Columns}
        FROM events e
        WHERE e.tenant = @Tenant AND e.seq {database.OneOf("Seqs")}
        """;

    /// <summary>Merges one bounded index scan for each key; <paramref name="keys"/> are the parameters Key0, From0, To0, Key1, …</summary>
    public static string ReadFor(int keys) => $"""
        SELECT {Columns}
        FROM (
            SELECT DISTINCT seq, accepted_at FROM ({string.Join(" UNION ALL ", Enumerable.Range(0, keys).Select(OneKey))}) seen
            ORDER BY seq
            LIMIT @Limit
        ) v
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        ORDER BY v.seq
        """;

    private static string OneKey(int key) => $"""

            SELECT * FROM (
                SELECT seq, accepted_at FROM audience
                WHERE tenant = @Tenant AND key = @Key{key} AND seq > @After AND seq > @From{key} AND seq <= @To{key}
                ORDER BY seq
                LIMIT @Limit
            ) key{key}
        """;
}
