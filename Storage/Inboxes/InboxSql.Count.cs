using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal static partial class InboxSql
{
    private const string UpTo = "seq <= @UpTo";

    /// <summary>
    /// What is above what was read in one go, less what has a state there that reads or hides it, and what was marked unread below: as
    /// many look-ups as there are states, and ranks for the rest. The first number stands for itself; then each key, everyone's first,
    /// the user's second, has the number of its ranked rows and of those that had to be read for it.
    /// </summary>
    public static string CountUnread(Database database, int topics) => $"""
        SELECT {CountShared(topics)} - {CountPutAway} + {CountMarked(database)},
        {string.Join(", ", Keys(topics).Select(key => $"{RankSql.Count(key.Name, key.Range)}, {RankSql.CountEnds(key.Name, key.Range)}"))}
        """;

    /// <summary>As <see cref="CountUnread"/>, of what came by each topic: one number for each.</summary>
    public static string CountUnreadOfTopics(int topics) => $"""
        SELECT {string.Join(", ", Numbers(topics).Select(CountOfTopic))}
        """;

    private const string CountPutAway = $"""
        (SELECT count(*) FROM item_states s
            WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq > {ItemStateSql.ReadUpTo} AND s.{UpTo}
            AND (s.read_at IS NOT NULL OR {Hides})
            AND ({OwnAcceptedAt} IS NOT NULL OR s.seq > {ItemStateSql.JoinedSeq} AND {EveryonesAcceptedAt} IS NOT NULL))
        """;

    private static string CountMarked(Database database) => $"""
        (SELECT count(*) FROM item_states s{database.By(MarkedIndex)}
            WHERE {MarkedUnread} AND s.{UpTo}
            AND (s.seq <= {ItemStateSql.ReadUpTo} OR s.seq <= {ItemStateSql.JoinedSeq} AND {OwnAcceptedAt} IS NULL))
        """;

    // UNION, not UNION ALL: one that comes by two keys counts once.
    private static string CountShared(int topics) => $"""
        (SELECT count(*) FROM ({string.Join(" UNION ", Keys(topics).Select(key => $"""
            SELECT a.seq FROM audience a WHERE a.tenant = @Tenant AND a.key = {key.Name} AND a.is_shared = 1 AND {key.Range("a")}
            """))}) shared)
        """;

    private static string CountOfTopic(int topic)
    {
        var (name, range) = TopicKey(topic);
        var holds = $"""
            {InTopic(topic, "s")} AND s.{UpTo}
            AND (SELECT o.seq FROM audience o WHERE o.tenant = @Tenant AND o.key = {name} AND o.seq = s.seq) IS NOT NULL
            """;
        return $"""
            {RankSql.Count(name, range)} + {RankSql.CountEnds(name, range)}
            + (SELECT count(*) FROM audience a WHERE a.tenant = @Tenant AND a.key = {name} AND a.is_shared = 1 AND {range("a")})
            - (SELECT count(*) FROM item_states s
                WHERE s.tenant = @Tenant AND s.user_id = @User AND {AboveRead("s")} AND {holds} AND (s.read_at IS NOT NULL OR {Hides}))
            + (SELECT count(*) FROM item_states s
                WHERE s.tenant = @Tenant AND s.user_id = @User AND s.unread_at IS NOT NULL AND NOT {Hides} AND {holds}
                AND s.seq <= {ItemStateSql.ReadUpTo})
            """;
    }

    private static IEnumerable<(string Name, Func<string, string> Range)> Keys(int topics) =>
    [
        ("'*'", row => $"{AboveRead(row)} AND {AfterJoining(row)} AND {row}.{UpTo}"),
        ("@UserKey", row => $"{AboveRead(row)} AND {row}.{UpTo}"),
        .. Numbers(topics).Select(TopicKey),
    ];

    private static (string Name, Func<string, string> Range) TopicKey(int topic) =>
        ($"@Topic{topic}", row => $"{AboveRead(row)} AND {InTopic(topic, row)} AND {row}.{UpTo}");
}
