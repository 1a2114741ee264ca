using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal static partial class InboxSql
{
    /// <summary>
    /// What is above what was read in one go, less what has a state there that reads or hides it, and what was marked unread below: as
    /// many look-ups as there are states, and ranks for the rest. The first number stands for itself; then all shared keys together, and each
    /// key that is not, everyone's first, the user's second, have what is known of them and the number of those that had to be read.
    /// </summary>
    public static string CountUnread(Database database, int topics) => $"""
        SELECT {CountMarked(database)} - {CountPutAway(database)},
        {SharedCountSql.Known("events", AboveRead(database))}, {SharedCountSql.Count(SharedKeys(database, topics))},
        {string.Join(", ", Keys(database, topics).Select(key => $"{RankSql.Count(key)}, {RankSql.CountEnds(key)}"))}
        """;

    /// <summary>As <see cref="CountUnread"/>, of what came by each topic: one number for each.</summary>
    public static string CountUnreadOfTopics(Database database, int topics) => $"""
        SELECT {string.Join(", ", Numbers(topics).Select(topic => CountOfTopic(database, topic)))}
        """;

    public static string SharedEdge(Database database, int topics) => SharedCountSql.Edge(SharedKeys(database, topics));

    public static string KeepShared(Database database, int topics) => SharedCountSql.Keep(AboveRead(database), SharedKeys(database, topics));

    // There are states only of what the user sees: a withdrawal removes them.
    private static string CountPutAway(Database database) => $"""
        (SELECT count(*) FROM item_states s
            WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq > {AboveRead(database)} AND s.seq <= @UpTo
            AND (s.read_at IS NOT NULL OR {Hides})
            AND (s.seq > {ItemStateSql.JoinedSeq} OR {OwnAcceptedAt} IS NOT NULL))
        """;

    private static string CountMarked(Database database) => $"""
        (SELECT count(*) FROM item_states s{database.By(MarkedIndex)}
            WHERE {MarkedUnread} AND s.seq <= @UpTo
            AND (s.seq <= {ItemStateSql.ReadUpTo} OR s.seq <= {ItemStateSql.JoinedSeq} AND {OwnAcceptedAt} IS NULL))
        """;

    private static string CountOfTopic(Database database, int topic)
    {
        var key = TopicKey(database, topic);
        var holds = $"""
            {InTopic(topic, "s")} AND s.seq <= @UpTo
            AND (SELECT o.seq FROM audience o WHERE o.tenant = @Tenant AND o.key = {key.Key} AND o.seq = s.seq) IS NOT NULL
            """;
        return $"""
            {RankSql.Count(key)} + {RankSql.CountEnds(key)}
            + (SELECT count(*) FROM audience a WHERE a.tenant = @Tenant AND a.key = {key.Key} AND a.is_shared = 1 AND {key.Holds("a")})
            - (SELECT count(*) FROM item_states s
                WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq > {ItemStateSql.ReadUpTo} AND {holds} AND (s.read_at IS NOT NULL OR {Hides}))
            + (SELECT count(*) FROM item_states s
                WHERE s.tenant = @Tenant AND s.user_id = @User AND s.unread_at IS NOT NULL AND NOT {Hides} AND {holds}
                AND s.seq <= {ItemStateSql.ReadUpTo})
            """;
    }

    // What retention has dropped is gone from rows, states and ranks one after the other.
    private static string AboveRead(Database database) => database.Largest(
        ItemStateSql.ReadUpTo, "(SELECT coalesce(max(h.oldest_seq) - 1, 0) FROM log_heads h WHERE h.tenant = @Tenant)");

    private static IEnumerable<KeySpan> Keys(Database database, int topics) =>
    [
        new("'*'", database.Largest(AboveRead(database), ItemStateSql.JoinedSeq), "@UpTo"),
        new("@UserKey", AboveRead(database), "@UpTo"),
        .. Numbers(topics).Select(topic => TopicKey(database, topic)),
    ];

    private static IEnumerable<KeySpan> SharedKeys(Database database, int topics) => Keys(database, topics).Select(
        key => key with { After = database.Largest(key.After, SharedCountSql.Known("up_to_seq", AboveRead(database))) });

    private static KeySpan TopicKey(Database database, int topic) => new(
        $"@Topic{topic}", database.Largest(AboveRead(database), $"@From{topic}"), database.Smallest("@UpTo", $"@To{topic}"));
}
