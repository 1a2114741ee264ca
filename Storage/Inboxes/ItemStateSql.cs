using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

/// <summary>Of an event <c>e</c> and its state <c>s</c>, which may not be there.</summary>
internal static class ItemStateSql
{
    // Bounds of index scans. PostgreSQL takes only a value for one where a policy may forbid rows: coalesce is within the query, not around it.
    public const string ReadUpTo = """
        (SELECT coalesce(max(u.read_up_to), 0) FROM users u WHERE u.tenant = @Tenant AND u.user_id = @User)
        """;

    public const string JoinedSeq = """
        (SELECT coalesce(max(u.joined_seq), 0) FROM users u WHERE u.tenant = @Tenant AND u.user_id = @User)
        """;

    public const string IsRead = $"""
        (s.read_at IS NOT NULL OR s.unread_at IS NULL AND (e.seq <= {ReadUpTo} OR e.seq <= {JoinedSeq} AND NOT {IsOwn}))
        """;

    public const string Sees = $"""
        ({IsOwn} OR EXISTS (SELECT 1 FROM audience a WHERE a.tenant = @Tenant AND a.key = '*' AND a.seq = e.seq))
        """;

    // The plus keeps SQLite, which has no statistics, from going through all members of the tenant by where they end.
    /// <summary>It was sent to the user, or to a topic while the user was in it.</summary>
    private const string IsOwn = """
        (EXISTS (SELECT 1 FROM audience a WHERE a.tenant = @Tenant AND a.key = @UserKey AND a.seq = e.seq)
            OR EXISTS (
                SELECT 1 FROM topic_members m
                JOIN audience a ON a.tenant = m.tenant AND a.key = m.key AND a.seq = e.seq
                WHERE m.tenant = @Tenant AND m.user_id = @User AND e.seq > m.from_seq AND e.seq <= +m.to_seq))
        """;

    public const string Since = $"""
        {Select}
        WHERE s.tenant = @Tenant AND s.user_id = @User AND s.version > @Version
        ORDER BY s.version
        LIMIT @Limit
        """;

    public const string OfVersion = $"""
        {Select}
        WHERE s.tenant = @Tenant AND s.user_id = @User AND s.version = @Version
        """;

    /// <summary>Of those of the events that the user sees, writes those that the change makes any difference to.</summary>
    public static string Change(Database database) => $"""
        INSERT INTO item_states (
            tenant, user_id, seq, version, read_at, unread_at, seen_at, dismissed_at, archived_at, snoozed_until, is_kept)
        SELECT c.tenant, c.user_id, c.seq, c.version,
            CASE WHEN @Read = 1 AND NOT c.is_read THEN @Now WHEN @Read = 0 THEN NULL ELSE c.read_at END,
            CASE WHEN @Read = 1 THEN NULL WHEN @Read = 0 AND c.is_read THEN @Now ELSE c.unread_at END,
            CASE WHEN @Seen = 1 THEN coalesce(c.seen_at, @Now) WHEN @Seen = 0 THEN NULL ELSE c.seen_at END,
            CASE WHEN @Dismissed = 1 THEN coalesce(c.dismissed_at, @Now) WHEN @Dismissed = 0 THEN NULL ELSE c.dismissed_at END,
            CASE WHEN @Archived = 1 THEN coalesce(c.archived_at, @Now) WHEN @Archived = 0 THEN NULL ELSE c.archived_at END,
            CASE WHEN @SnoozedUntil >= 0 THEN nullif(@SnoozedUntil, 0) ELSE c.snoozed_until END,
            CASE WHEN @IsKept = 1 THEN 1 ELSE coalesce(c.is_kept, 0) END
        FROM (
            SELECT u.tenant, u.user_id, e.seq, u.version, s.read_at, s.unread_at, s.seen_at, s.dismissed_at, s.archived_at,
                s.snoozed_until, s.is_kept, {IsRead} AS is_read
            FROM users u
            JOIN events e ON e.tenant = u.tenant
            LEFT JOIN item_states s ON s.tenant = u.tenant AND s.user_id = u.user_id AND s.seq = e.seq
            WHERE u.tenant = @Tenant AND u.user_id = @User AND e.id {database.OneOf("EventIds")} AND {Sees}
        ) c
        WHERE @Read = 1 AND NOT c.is_read OR @Read = 0 AND c.is_read
            OR @Seen = 1 AND c.seen_at IS NULL OR @Seen = 0 AND c.seen_at IS NOT NULL
            OR @Dismissed = 1 AND c.dismissed_at IS NULL OR @Dismissed = 0 AND c.dismissed_at IS NOT NULL
            OR @Archived = 1 AND c.archived_at IS NULL OR @Archived = 0 AND c.archived_at IS NOT NULL
            OR @SnoozedUntil >= 0 AND coalesce(c.snoozed_until, 0) <> @SnoozedUntil
        ON CONFLICT (tenant, user_id, seq) DO UPDATE SET version = excluded.version, read_at = excluded.read_at,
            unread_at = excluded.unread_at, seen_at = excluded.seen_at, dismissed_at = excluded.dismissed_at,
            archived_at = excluded.archived_at, snoozed_until = excluded.snoozed_until, is_kept = excluded.is_kept
        """;

    public const string ReadMarkedUnread = """
        UPDATE item_states SET read_at = @Now, unread_at = NULL, version = @Version
        WHERE tenant = @Tenant AND user_id = @User AND unread_at IS NOT NULL AND seq <= @UpTo
        """;

    /// <summary>What else was done or undone is kept: devices that were away have not heard of it.</summary>
    public const string RemoveUpTo = """
        DELETE FROM item_states WHERE tenant = @Tenant AND user_id = @User AND seq <= @UpTo AND is_kept = 0
        """;

    private const string Select = $"""
        SELECT e.id, s.seq, {IsRead}, s.seen_at IS NOT NULL, s.dismissed_at IS NOT NULL, s.archived_at IS NOT NULL, s.snoozed_until,
            s.version
        FROM item_states s
        JOIN events e ON e.tenant = @Tenant AND e.seq = s.seq
        """;
}
