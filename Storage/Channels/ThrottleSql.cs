using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class ThrottleSql
{
    public const string Find = """
        SELECT most AS Most, window_seconds AS WindowSeconds FROM message_throttles WHERE tenant = @Tenant AND channel = @Channel
        """;

    public const string Set = """
        INSERT INTO message_throttles (tenant, channel, most, window_seconds) VALUES (@Tenant, @Channel, @Most, @WindowSeconds)
        ON CONFLICT (tenant, channel) DO UPDATE SET most = excluded.most, window_seconds = excluded.window_seconds
        """;

    public const string Remove = """
        DELETE FROM message_throttles WHERE tenant = @Tenant AND channel = @Channel
        """;

    /// <summary>
    /// Last attempts since then. Not of messages that surely did not reach anybody. Ids begin with the time at which a message was made, so that the
    /// past of an address is not gone through.
    /// </summary>
    public static string SentTo(Database database) => $"""
        SELECT m.address AS Address, a.started_at AS StartedAt
        FROM messages m{database.By("messages_by_address")}
        JOIN message_attempts a ON a.tenant = m.tenant AND a.message_id = m.id AND a.number = m.attempts
        WHERE m.tenant = @Tenant AND m.address {database.OneOf("Addresses")} AND m.id >= @FromId
            AND m.channel = @Channel AND m.state BETWEEN 1 AND 7 AND a.started_at > @Since
        """;
}
