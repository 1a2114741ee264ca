using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class MessagePlanSql
{
    public const string Cursor = """
        SELECT seq FROM message_cursors WHERE tenant = @Tenant
        """;

    public const string MakeCursor = """
        INSERT INTO message_cursors (tenant, seq) VALUES (@Tenant, 0)
        ON CONFLICT (tenant) DO NOTHING
        """;

    public const string MoveCursor = $"""
        UPDATE message_cursors SET seq = @To, moved_by = @By WHERE tenant = @Tenant AND seq = @From
        RETURNING moved_by AS {Moved}
        """;

    /// <summary>The column of <see cref="MoveCursor"/>.</summary>
    public const string Moved = "moved";

    public const string Advance = """
        UPDATE message_cursors SET seq = @To WHERE tenant = @Tenant AND seq >= @Planned AND seq < @To
        """;

    public const string TenantsBehind = """
        SELECT c.tenant FROM message_cursors c
        JOIN log_heads h ON h.tenant = c.tenant
        WHERE h.seq > c.seq
        """;

    /// <summary>Where the same transaction has moved the cursor.</summary>
    public static string Add(Database database) => $"""
        INSERT INTO messages (
            tenant, id, seq, event_id, event_type, source, person, channel, address, priority, state, attempts, due_at, expires_at,
            reason, send_when, digest_until, digest_count, created_at, updated_at)
        SELECT @Tenant, r.id, r.seq, r.event_id, r.event_type, r.source, r.person, r.channel, r.address, r.priority, r.state, 0, r.due_at, r.expires_at,
            r.reason, r.send_when, r.digest_until, r.digest_count, r.created_at, r.created_at
        FROM {database.RowsOf("Rows", "id text, seq bigint, event_id text, event_type text, source text, person text, channel bigint, address text, "
            + "priority bigint, state bigint, due_at bigint, expires_at bigint, reason text, send_when bigint, digest_until bigint, "
            + "digest_count bigint, created_at bigint")}
        WHERE EXISTS (SELECT 1 FROM message_cursors c WHERE c.tenant = @Tenant AND c.moved_by = @By)
        ON CONFLICT (tenant, seq, channel, address, person) DO NOTHING
        """;
}
