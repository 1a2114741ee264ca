using OrleansNotify.Events;

namespace OrleansNotify.Inboxes;

/// <summary>
/// An inbox is two index scans merged: what went to everyone and what went to the user. Where only unread ones count, the
/// scans start above what the user has read in one go, and for everyone's also above where the user joined.
/// </summary>
internal static class InboxSql
{
    private const string ReadUpTo = """
        coalesce((SELECT u.read_up_to FROM users u WHERE u.tenant = @Tenant AND u.user_id = @User), 0)
        """;

    private const string JoinedSeq = """
        coalesce((SELECT u.joined_seq FROM users u WHERE u.tenant = @Tenant AND u.user_id = @User), 0)
        """;

    private const string NotMarked = """
        NOT EXISTS (
            SELECT 1 FROM item_states s
            WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq = a.seq AND s.read_at IS NOT NULL)
        """;

    private const string UnreadOfUser = $"""
        a.tenant = @Tenant AND a.key = @UserKey AND a.seq > {ReadUpTo} AND {NotMarked}
        """;

    private const string UnreadOfEveryone = $"""
        a.tenant = @Tenant AND a.key = '*' AND a.seq > {ReadUpTo} AND a.seq > {JoinedSeq} AND {NotMarked}
        """;

    public const string List = $"""
        {Select} FROM (
            SELECT DISTINCT seq, accepted_at FROM (
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE a.tenant = @Tenant AND a.key = @UserKey AND a.seq < @Before
                    ORDER BY a.seq DESC LIMIT @Limit) own
                UNION ALL
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE a.tenant = @Tenant AND a.key = '*' AND a.seq < @Before
                    ORDER BY a.seq DESC LIMIT @Limit) everyones
            ) seen
            ORDER BY seq DESC LIMIT @Limit
        ) v
        {Join}
        """;

    public const string ListUnread = $"""
        {Select} FROM (
            SELECT DISTINCT seq, accepted_at FROM (
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE {UnreadOfUser} AND a.seq < @Before
                    ORDER BY a.seq DESC LIMIT @Limit) own
                UNION ALL
                SELECT * FROM (
                    SELECT a.seq, a.accepted_at FROM audience a
                    WHERE {UnreadOfEveryone} AND a.seq < @Before
                    ORDER BY a.seq DESC LIMIT @Limit) everyones
            ) seen
            ORDER BY seq DESC LIMIT @Limit
        ) v
        {Join}
        """;

    public const string CountUnread = $"""
        SELECT count(*) FROM (
            SELECT a.seq FROM audience a WHERE {UnreadOfUser} AND a.seq <= @UpTo
            UNION
            SELECT a.seq FROM audience a WHERE {UnreadOfEveryone} AND a.seq <= @UpTo
        ) unread
        """;

    private const string Select = $"""
        SELECT {EventLogSql.Columns}, s.read_at,
            v.seq <= {ReadUpTo} OR s.read_at IS NOT NULL
                OR v.seq <= {JoinedSeq} AND NOT EXISTS (
                    SELECT 1 FROM audience a WHERE a.tenant = @Tenant AND a.key = @UserKey AND a.seq = v.seq)
        """;

    private const string Join = """
        JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at
        LEFT JOIN item_states s ON s.tenant = @Tenant AND s.user_id = @User AND s.seq = v.seq
        ORDER BY v.seq DESC
        """;
}
