using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class MessageFactSql
{
    private const string Members = "message_id text, provider_message_id text, fact_id text, state bigint, word text, code text, detail text, at bigint, "
        + "received_at bigint, price_micros bigint, price_currency text";

    /// <summary>The column of <see cref="HasEarly"/>.</summary>
    public const string Early = "early";

    public const string OfMessage = $"""
        SELECT {MessageColumns.Fact} FROM message_facts
        WHERE tenant = @Tenant AND message_id = @Id
        ORDER BY received_at, fact_id
        """;

    public const string DropEarly = """
        DELETE FROM early_facts WHERE received_at < @Before
        """;

    /// <summary>What came early for a provider's id that a result has brought: moved to its message.</summary>
    public const string Claim = """
        DELETE FROM early_facts WHERE tenant = @Tenant AND provider_message_id = @ProviderMessageId
        RETURNING fact_id AS FactId, state AS State, word AS Word, code AS Code, detail AS Detail, at AS At, received_at AS ReceivedAt,
            price_micros AS PriceMicros, price_currency AS PriceCurrency
        """;

    /// <summary>Of the provider's ids that results bring, those for which something came early.</summary>
    public static string HasEarly(Database database) => $"""
        SELECT DISTINCT e.provider_message_id AS {Early}
        FROM {database.RowsOf("Results", "provider_message_id text")}
        CROSS JOIN early_facts e
        WHERE e.tenant = r.tenant AND e.provider_message_id = r.provider_message_id
        """;

    public static string ByProviderId(Database database) => $"""
        SELECT provider_message_id AS ProviderMessageId, id AS Id FROM messages
        WHERE tenant = @Tenant AND provider_message_id {database.OneOf("Ids")}
        """;

    public static string Known(Database database) => $"""
        SELECT id FROM messages WHERE tenant = @Tenant AND id {database.OneOf("Ids")}
        """;

    public static string Add(Database database) => $"""
        INSERT INTO message_facts (tenant, message_id, fact_id, state, word, code, detail, at, received_at, price_micros, price_currency)
        SELECT @Tenant, r.message_id, r.fact_id, r.state, r.word, r.code, r.detail, r.at, r.received_at,
            r.price_micros, r.price_currency
        FROM {database.RowsOf("Rows", Members)}
        WHERE true
        ON CONFLICT (tenant, message_id, fact_id) DO NOTHING
        """;

    public static string AddEarly(Database database) => $"""
        INSERT INTO early_facts (tenant, provider_message_id, fact_id, state, word, code, detail, at, received_at, price_micros, price_currency)
        SELECT @Tenant, r.provider_message_id, r.fact_id, r.state, r.word, r.code, r.detail, r.at, r.received_at,
            r.price_micros, r.price_currency
        FROM {database.RowsOf("Rows", Members)}
        WHERE true
        ON CONFLICT (tenant, provider_message_id, fact_id) DO NOTHING
        """;

    /// <summary>The higher state of both (<see cref="MessageStates.Merge"/>): what providers report is 3 to 7, and more than what was concluded without it.</summary>
    public static string Raise(Database database) => $"""
        UPDATE messages SET
            state = r.state, reason = CASE WHEN r.state = 5 THEN 'provider_failed' ELSE NULL END,
            detail = CASE WHEN r.state = 5 THEN r.detail ELSE NULL END, updated_at = r.received_at
        FROM {database.RowsOf("Rows", Members)}
        WHERE messages.tenant = r.tenant AND messages.id = r.message_id AND r.state BETWEEN 3 AND 7
            AND (messages.state < r.state OR messages.state > 7)
        """;
}
