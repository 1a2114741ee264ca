using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

/// <summary>
/// An inbox is index scans merged: what went to everyone, what went to the user, and what went to each topic while the user was in it
/// (parameters Topic0, From0, To0, Topic1, …). Where only unread ones count, the scans start above what the user has read in one go, and
/// for everyone's also above where the user joined; what was marked unread below that is one more scan.
/// </summary>
internal static partial class InboxSql
{
    private const string MarkedIndex = "item_states_unread";

    private const string OfUser = "a.tenant = @Tenant AND a.key = @UserKey";

    private const string OfEveryone = "a.tenant = @Tenant AND a.key = '*'";

    private const string MarkedUnread = $"""
        s.tenant = @Tenant AND s.user_id = @User AND s.unread_at IS NOT NULL AND NOT {Hides}
            AND coalesce({OwnAcceptedAt}, {EveryonesAcceptedAt}) IS NOT NULL
        """;

    private const string OwnAcceptedAt = """
        coalesce(
            (SELECT o.accepted_at FROM audience o WHERE o.tenant = @Tenant AND o.key = @UserKey AND o.seq = s.seq),
            (SELECT o.accepted_at FROM topic_members m
                JOIN audience o ON o.tenant = m.tenant AND o.key = m.key AND o.seq = s.seq
                WHERE m.tenant = @Tenant AND m.user_id = @User AND s.seq > m.from_seq AND s.seq <= +m.to_seq
                LIMIT 1))
        """;

    private const string EveryonesAcceptedAt = """
        (SELECT o.accepted_at FROM audience o WHERE o.tenant = @Tenant AND o.key = '*' AND o.seq = s.seq)
        """;

    private const string Hides = """
        (s.dismissed_at IS NOT NULL AND @WithDismissed = 0
            OR s.archived_at IS NOT NULL AND @WithArchived = 0
            OR coalesce(s.snoozed_until, 0) > @Now AND @WithSnoozed = 0)
        """;

    // A page looks each row's state up. As NOT EXISTS it could become a join with all of the user's states and a sort of the
    // whole inbox, which PostgreSQL takes for cheap while its statistics are old.
    private const string NotMarked = $"""
        (SELECT s.seq FROM item_states s
            WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq = a.seq AND (s.read_at IS NOT NULL OR {Hides})) IS NULL
        """;

    private const string NotHidden = $"""
        (SELECT s.seq FROM item_states s
            WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq = a.seq AND {Hides}) IS NULL
        """;

    private const string Select = $"""
        SELECT {EventLogSql.Columns}, {ItemStateSql.IsRead}, s.read_at, s.seen_at, s.dismissed_at, s.archived_at, s.snoozed_until
        """;

    public static string Find(Database database) => $"""
        {Select} FROM events e {StateOf(database, "e")}
        WHERE {EventLogSql.IsEvent} AND {ItemStateSql.Sees}
        """;

    public static string List(Database database, int topics) => $"{Select} FROM {Shown(database, topics)} v {Join(database)}";

    /// <summary>The ids of what <see cref="List"/> lists.</summary>
    public static string Ids(Database database, int topics) => $"""
        SELECT e.id FROM {Shown(database, topics)} v
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        """;

    public static string ListUnread(Database database, int topics) => $"""
        {Select} FROM {Newest(
            [
                Page("own", $"{OfUser} AND a.seq > {ItemStateSql.ReadUpTo} AND {NotMarked}"),
                Page("everyones", $"{OfEveryone} AND a.seq > {database.Largest(ItemStateSql.ReadUpTo, ItemStateSql.JoinedSeq)} AND {NotMarked}"),
                .. Numbers(topics).Select(i => Page($"topic{i}", $"{OfTopic(database, i, ItemStateSql.ReadUpTo)} AND {NotMarked}", UpTo(database, i))),
                $"""
                SELECT * FROM (
                    SELECT s.seq, coalesce({OwnAcceptedAt}, {EveryonesAcceptedAt}) AS accepted_at FROM item_states s{database.By(MarkedIndex)}
                    WHERE {MarkedUnread} AND s.seq < @Before
                    ORDER BY s.seq DESC LIMIT @Limit) marked
                """,
            ])} v
        {Join(database)}
        """;

    private static string Shown(Database database, int topics) => Newest(
        [
            Page("own", $"{OfUser} AND {NotHidden}"),
            Page("everyones", $"{OfEveryone} AND {NotHidden}"),
            .. Numbers(topics).Select(i => Page($"topic{i}", $"{OfTopic(database, i, "0")} AND {NotHidden}", UpTo(database, i))),
        ]);

    private static string Join(Database database) => $"""
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        {StateOf(database, "v")}
        ORDER BY v.seq DESC
        """;

    private static string StateOf(Database database, string row)
        => database.LookUp("item_states", "s", $"s.tenant = @Tenant AND s.user_id = @User AND s.seq = {row}.seq");

    private static string Newest(IEnumerable<string> pages) => $"""
        (
            SELECT DISTINCT seq, accepted_at FROM ({string.Join(" UNION ALL ", pages)}) seen
            ORDER BY seq DESC LIMIT @Limit
        )
        """;

    private static string Page(string name, string condition, string upTo = "@Before - 1") => $"""

        SELECT * FROM (
            SELECT a.seq, a.accepted_at FROM audience a
            WHERE {condition} AND a.seq <= {upTo}
            ORDER BY a.seq DESC LIMIT @Limit) {name}
        """;

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    private static string OfTopic(Database database, int topic, string after) =>
        $"a.tenant = @Tenant AND a.key = @Topic{topic} AND a.seq > {database.Largest(after, $"@From{topic}")}";

    private static string UpTo(Database database, int topic) => database.Smallest("@Before - 1", $"@To{topic}");

    private static string InTopic(int topic, string row) => $"{row}.seq > @From{topic} AND {row}.seq <= @To{topic}";
}
