using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal static class ItemStateSql
{
    /// <summary>Marks those of the events that the user sees as unread.</summary>
    public static string MarkRead(Database database) => $"""
        INSERT INTO item_states (tenant, user_id, seq, version, read_at)
        SELECT u.tenant, u.user_id, e.seq, u.version, @Now
        FROM users u
        JOIN events e ON e.tenant = u.tenant
        WHERE u.tenant = @Tenant AND u.user_id = @User
            AND e.id {database.OneOf("EventIds")}
            AND e.seq > u.read_up_to
            AND (
                EXISTS (SELECT 1 FROM audience a WHERE a.tenant = @Tenant AND a.key = @UserKey AND a.seq = e.seq)
                OR e.seq > u.joined_seq
                AND EXISTS (SELECT 1 FROM audience a WHERE a.tenant = @Tenant AND a.key = '*' AND a.seq = e.seq))
        ON CONFLICT (tenant, user_id, seq) DO UPDATE SET read_at = excluded.read_at, version = excluded.version
            WHERE item_states.read_at IS NULL
        """;

    public const string RemoveUpTo = """
        DELETE FROM item_states WHERE tenant = @Tenant AND user_id = @User AND seq <= @UpTo
        """;
}
