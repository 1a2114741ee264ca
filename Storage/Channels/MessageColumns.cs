
namespace OrleansNotify.Channels;

internal static class MessageColumns
{
    public const string Message = """
        m.tenant AS Tenant, m.id AS Id, m.seq AS Seq, m.event_id AS EventId, m.event_type AS EventType, m.source AS Source, m.person AS Person,
        m.channel AS Channel, m.address AS Address, m.priority AS Priority, m.state AS State, m.attempts AS Attempts, m.due_at AS DueAt,
        m.expires_at AS ExpiresAt, m.reason AS Reason, m.detail AS Detail, m.provider AS Provider, m.account AS Account,
        m.provider_message_id AS ProviderMessageId, m.segments AS Segments, m.price_micros AS PriceMicros, m.price_currency AS PriceCurrency,
        m.estimate_micros AS EstimateMicros, m.estimate_currency AS EstimateCurrency, m.decision AS Decision,
        m.send_when AS SendWhen, m.digest_until AS DigestUntil, m.digest_count AS DigestCount, m.created_at AS CreatedAt,
        m.updated_at AS UpdatedAt
        """;

    public const string Attempt = """
        number AS Number, provider AS Provider, account AS Account, started_at AS StartedAt, ended_at AS EndedAt, outcome AS Outcome,
        code AS Code, detail AS Detail
        """;

    public const string Fact = """
        message_id AS MessageId, fact_id AS FactId, state AS State, word AS Word, code AS Code, detail AS Detail, at AS At,
        received_at AS ReceivedAt, price_micros AS PriceMicros, price_currency AS PriceCurrency
        """;
}
