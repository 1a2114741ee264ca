using OrleansNotify.Inboxes;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Events that somebody may see by several of their keys have no rank, as ranks are of one key. Who has many of them has one row instead,
/// which says how many there are from where they read in one go up to some <c>seq</c>; only those after that are read one by one.
/// What somebody sees of the past never changes but by a withdrawal: who joins or leaves a topic does so for what comes.
/// </summary>
internal static class SharedCountSql
{
    // The plus keeps SQLite, which has no statistics, from going through all members of the tenant by where they end.
    /// <summary>Of each person who saw the withdrawn event.</summary>
    public static string Lower(Database database) => $"""
        UPDATE shared_counts SET events = events - 1
        WHERE tenant = @Tenant AND after_seq < @Seq AND up_to_seq >= @Seq AND (
            '{AudienceKey.User("")}' || user_id {database.OneOf("Keys")}
            OR '{AudienceKey.Everyone}' {database.OneOf("Keys")}
                AND @Seq > (SELECT u.joined_seq FROM users u WHERE u.tenant = @Tenant AND u.user_id = shared_counts.user_id)
            OR EXISTS (
                SELECT 1 FROM topic_members m
                WHERE m.tenant = @Tenant AND m.user_id = shared_counts.user_id AND m.key {database.OneOf("Keys")}
                AND @Seq > m.from_seq AND @Seq <= +m.to_seq))
        """;

    /// <summary>What was counted before, of <c>after &lt; seq &lt;= @UpTo</c>; nothing when that was from another place or went further.</summary>
    /// <param name="column"><c>events</c> or <c>up_to_seq</c>.</param>
    /// <param name="after">From where now.</param>
    public static string Known(string column, string after) => $"""
        (SELECT coalesce(max(c.{column}), 0) FROM shared_counts c
            WHERE c.tenant = @Tenant AND c.user_id = @User AND c.after_seq = {after} AND c.up_to_seq <= @UpTo)
        """;

    /// <summary>The rest, one by one. UNION, not UNION ALL: one that comes by two keys counts once.</summary>
    public static string Count(IEnumerable<KeySpan> keys) => $"""
        (SELECT count(*) FROM ({string.Join(" UNION ", keys.Select(key => $"SELECT a.seq {Rows(key)}"))}) shared)
        """;

    /// <summary>Where the first key has had <c>@Step</c> rows; null when none has so many.</summary>
    public static string Edge(IEnumerable<KeySpan> keys) => $"""
        SELECT min(seq) FROM (
            {string.Join(" UNION ALL ", keys.Select(key => $"SELECT (SELECT a.seq {Rows(key)} ORDER BY a.seq LIMIT 1 OFFSET @Step) AS seq"))}) edges
        """;

    /// <summary>Not of somebody who has not been here yet, as where they join decides what they see.</summary>
    public static string Keep(string after, IEnumerable<KeySpan> keys) => $"""
        INSERT INTO shared_counts (tenant, user_id, after_seq, up_to_seq, events)
        SELECT @Tenant, @User, {after}, @UpTo, {Known("events", after)} + {Count(keys)}
        FROM users u WHERE u.tenant = @Tenant AND u.user_id = @User
        ON CONFLICT (tenant, user_id) DO UPDATE
            SET after_seq = excluded.after_seq, up_to_seq = excluded.up_to_seq, events = excluded.events
        """;

    private static string Rows(KeySpan key) => $"""
        FROM audience a WHERE a.tenant = @Tenant AND a.key = {key.Key} AND a.is_shared = 1 AND {key.Holds("a")}
        """;
}
