using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

/// <summary>
/// An inbox is two index scans merged: what went to everyone and what went to the user. Where only unread ones count, the
/// scans start above what the user has read in one go, and for everyone's also above where the user joined; what was marked
/// unread below that is a third scan.
/// </summary>
internal static partial class InboxSql
{
    public const string List = $"""
        {Select} FROM {Shown} v
        {Join}
        """;

    /// <summary>The ids of what <see cref="List"/> lists.</summary>
    public const string Ids = $"""
        SELECT e.id FROM {Shown} v
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        """;

    public static string ListUnread(Database database) => $"""
        {Select} FROM (
            SELECT DISTINCT seq, accepted_at FROM (
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE {UnreadOfUser} AND a.seq < @Before AND {NotMarked}
                    ORDER BY a.seq DESC LIMIT @Limit) own
                UNION ALL
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE {UnreadOfEveryone} AND a.seq < @Before AND {NotMarked}
                    ORDER BY a.seq DESC LIMIT @Limit) everyones
                UNION ALL
                SELECT * FROM (
                    SELECT s.seq, coalesce({OwnAcceptedAt}, {EveryonesAcceptedAt}) AS accepted_at FROM item_states s{database.By(MarkedIndex)}
                    WHERE {MarkedUnread} AND s.seq < @Before
                    ORDER BY s.seq DESC LIMIT @Limit) marked
            ) seen
            ORDER BY seq DESC LIMIT @Limit
        ) v
        {Join}
        """;

    public const string Find = $"""
        {Select} FROM events e
        LEFT JOIN item_states s ON s.tenant = @Tenant AND s.user_id = @User AND s.seq = e.seq
        WHERE e.tenant = @Tenant AND e.id = @EventId AND {ItemStateSql.Sees}
        """;

    private const string MarkedIndex = "item_states_unread";

    private const string Shown = $"""
        (
            SELECT DISTINCT seq, accepted_at FROM (
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE a.tenant = @Tenant AND a.key = @UserKey AND a.seq < @Before AND {NotHidden}
                    ORDER BY a.seq DESC LIMIT @Limit) own
                UNION ALL
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE a.tenant = @Tenant AND a.key = '*' AND a.seq < @Before AND {NotHidden}
                    ORDER BY a.seq DESC LIMIT @Limit) everyones
            ) seen
            ORDER BY seq DESC LIMIT @Limit
        )
        """;

    private const string UnreadOfUser = $"""
        a.tenant = @Tenant AND a.key = @UserKey AND a.seq > {ItemStateSql.ReadUpTo}
        """;

    private const string UnreadOfEveryone = $"""
        a.tenant = @Tenant AND a.key = '*' AND a.seq > {ItemStateSql.ReadUpTo} AND a.seq > {ItemStateSql.JoinedSeq}
        """;

    private const string MarkedUnread = $"""
        s.tenant = @Tenant AND s.user_id = @User AND s.unread_at IS NOT NULL AND NOT {Hides}
            AND coalesce({OwnAcceptedAt}, {EveryonesAcceptedAt}) IS NOT NULL
        """;

    private const string OwnAcceptedAt = """
        (SELECT o.accepted_at FROM audience o WHERE o.tenant = @Tenant AND o.key = @UserKey AND o.seq = s.seq)
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

    private const string Join = """
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        LEFT JOIN item_states s ON s.tenant = @Tenant AND s.user_id = @User AND s.seq = v.seq
        ORDER BY v.seq DESC
        """;
}
