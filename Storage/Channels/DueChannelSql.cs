namespace OrleansNotify.Channels;

/// <summary>
/// The channels with work, a page of them at a time. From each channel the next one is looked up in the index: however many messages wait, a
/// channel costs a few look-ups.
/// </summary>
internal static class DueChannelSql
{
    /// <summary>With when the first of each priority is due.</summary>
    public static string Waiting { get; } = $"""
        {Channels(state: 0)}
        SELECT found.place AS Place, found.tenant AS Tenant, found.channel AS Channel, (
            SELECT min(due_at) FROM (
                {string.Join(" UNION ALL ", MessageSql.Priorities.Select(priority => $"""
                    SELECT (
                        SELECT min(m.due_at) FROM messages m
                        WHERE m.tenant = found.tenant AND m.channel = found.channel AND m.state = 0 AND m.priority = {priority}) AS due_at
                    """))}) first_of) AS DueAt
        FROM channels found
        WHERE found.tenant IS NOT NULL
        """;

    public static string Sending { get; } = $"""
        {Channels(state: 1)}
        SELECT found.place AS Place, found.tenant AS Tenant, found.channel AS Channel, CAST(0 AS bigint) AS DueAt FROM channels found WHERE found.tenant IS NOT NULL
        """;

    private static string Channels(int state) => $"""
        WITH RECURSIVE channels (tenant, channel, place) AS (
            SELECT {Next("tenant", state, "@AfterTenant", "@AfterChannel")}, {Next("channel", state, "@AfterTenant", "@AfterChannel")}, 1
            UNION ALL
            SELECT {Next("tenant", state, "found.tenant", "+found.channel")}, {Next("channel", state, "found.tenant", "+found.channel")}, found.place + 1
            FROM channels found
            WHERE found.tenant IS NOT NULL AND found.place < @Limit)
        """;

    /// <summary>The sign makes a value of the second column: SQLite does not look up two columns of a row by another table's.</summary>
    private static string Next(string column, int state, string tenant, string channel) => $"""
        (SELECT n.{column} FROM messages n WHERE n.state = {state} AND (n.tenant, n.channel) > ({tenant}, {channel}) ORDER BY n.tenant, n.channel LIMIT 1)
        """;
}
