namespace OrleansNotify.Channels;

internal static class MessageRuleSql
{
    public const string List = """
        SELECT event_type AS EventType, channel AS Channel, delay_seconds AS DelaySeconds, digest_seconds AS DigestSeconds,
            digest_minute AS DigestMinute, send_when AS SendWhen, updated_at AS UpdatedAt
        FROM message_rules
        WHERE tenant = @Tenant
        ORDER BY event_type, channel
        """;

    public const string CountOthers = """
        SELECT count(*) FROM message_rules WHERE tenant = @Tenant AND (event_type <> @EventType OR channel <> @Channel)
        """;

    public const string Save = """
        INSERT INTO message_rules (tenant, event_type, channel, delay_seconds, digest_seconds, digest_minute, send_when, updated_at)
        VALUES (@Tenant, @EventType, @Channel, @DelaySeconds, @DigestSeconds, @DigestMinute, @SendWhen, @UpdatedAt)
        ON CONFLICT (tenant, event_type, channel) DO UPDATE SET
            delay_seconds = excluded.delay_seconds, digest_seconds = excluded.digest_seconds, digest_minute = excluded.digest_minute,
            send_when = excluded.send_when, updated_at = excluded.updated_at
        """;

    public const string Delete = """
        DELETE FROM message_rules WHERE tenant = @Tenant AND event_type = @EventType AND channel = @Channel
        """;
}
