using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class DigestSql
{
    /// <summary>The newest events of a digest, newest first.</summary>
    public const string Events = """
        SELECT seq FROM message_digest_events
        WHERE tenant = @Tenant AND message_id = @MessageId
        ORDER BY seq DESC
        LIMIT @Limit
        """;

    /// <summary>
    /// Of an address's digest that waits and whose window is open there is one at most, as another is made only when there is none. The sender
    /// begins an attempt only of as many events as it has rendered.
    /// </summary>
    public static string Join(Database database) => $"""
        UPDATE messages SET digest_count = digest_count + r.count
        FROM {database.RowsOf("Rows", "channel bigint, address text, person text, event_type text, now bigint, count bigint")}
        WHERE messages.tenant = r.tenant AND messages.channel = r.channel AND messages.address = r.address AND messages.person = r.person
            AND messages.event_type = r.event_type AND messages.state = 0 AND messages.attempts = 0
            AND messages.digest_until IS NOT NULL AND messages.digest_until > r.now
        RETURNING messages.id AS Id, messages.channel AS Channel, messages.address AS Address, messages.person AS Person,
            messages.event_type AS EventType
        """;

    public static string Add(Database database) => $"""
        INSERT INTO message_digest_events (tenant, message_id, seq)
        SELECT @Tenant, r.message_id, r.seq FROM {database.RowsOf("Rows", "message_id text, seq bigint")}
        WHERE true
        ON CONFLICT (tenant, message_id, seq) DO NOTHING
        """;
}
