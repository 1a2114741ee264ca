namespace OrleansNotify.Channels;

/// <summary>
/// The channels with work, a page of them at a time. From each channel the next one is looked up in the index: however many messages wait, a
/// channel costs a few look-ups.
/// </summary>
internal static class DueChannelSql
{
    /// <summary>With when the first of each priority is due, and 0 for a channel with an attempt that has begun.</summary>
    public static string Page { get; } = $"""
        WITH RECURSIVE channels (tenant, channel, place) AS (
            SELECT {Next("tenant", "@AfterTenant", "@AfterChannel")}, {Next("channel", "@AfterTenant", "@AfterChannel")}, 1
            UNION ALL
            SELECT {Next("tenant", "found.tenant", "+found.channel")}, {Next("channel", "found.tenant", "+found.channel")}, found.place + 1
            FROM channels found
            WHERE found.tenant IS NOT NULL AND found.place < @Limit)
        SELECT found.place AS Place, found.tenant AS Tenant, found.channel AS Channel, (
            SELECT min(due_at) FROM (
                SELECT (
                    SELECT CAST(0 AS bigint) FROM message_queue q WHERE q.tenant = found.tenant AND q.channel = found.channel AND q.lane = 0 LIMIT 1) AS due_at
                UNION ALL
                {string.Join(" UNION ALL ", MessageQueueSql.Priorities.Select(priority => $"""
                    SELECT (
                        SELECT min(q.due_at) FROM message_queue q
                        WHERE q.tenant = found.tenant AND q.channel = found.channel AND q.lane = {priority}) AS due_at
                    """))}) first_of) AS DueAt
        FROM channels found
        WHERE found.tenant IS NOT NULL
        """;

    /// <summary>The sign makes a value of the second column: SQLite does not look up two columns of a row by another table's.</summary>
    private static string Next(string column, string tenant, string channel) => $"""
        (SELECT n.{column} FROM message_queue n WHERE (n.tenant, n.channel) > ({tenant}, {channel}) ORDER BY n.tenant, n.channel LIMIT 1)
        """;
}
