using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class MessageMoneySql
{
    /// <summary>Attempts by their number, or the last one of a message; each with what is reported of it.</summary>
    public static string Attempts(Database database) => $"""
        SELECT a.message_id AS MessageId, a.number AS Number, m.channel AS Channel, a.units AS Units, a.units_period AS UnitsPeriod,
            a.reserved_micros AS ReservedMicros, a.budget_period AS BudgetPeriod, a.budget_currency AS BudgetCurrency,
            a.price_micros AS PriceMicros, a.price_currency AS PriceCurrency,
            coalesce(r.price_micros, 0) AS ReportedMicros, coalesce(r.price_currency, '') AS ReportedCurrency
        FROM {database.RowsOf("Rows", "message_id text, number bigint, price_micros bigint, price_currency text")}
        JOIN messages m ON m.tenant = r.tenant AND m.id = r.message_id
        JOIN message_attempts a ON a.tenant = r.tenant AND a.message_id = r.message_id AND a.number = coalesce(r.number, m.attempts)
        """;

    public static string Returned(Database database) => $"""
        UPDATE message_attempts SET units = 0, reserved_micros = 0
        FROM {database.RowsOf("Rows", "message_id text, number bigint")}
        WHERE message_attempts.tenant = r.tenant AND message_attempts.message_id = r.message_id AND message_attempts.number = r.number
        """;

    public static string Price(Database database) => $"""
        UPDATE message_attempts SET price_micros = r.price_micros, price_currency = r.price_currency
        FROM {database.RowsOf("Rows", "message_id text, number bigint, price_micros bigint, price_currency text")}
        WHERE message_attempts.tenant = r.tenant AND message_attempts.message_id = r.message_id AND message_attempts.number = r.number
        """;

    /// <summary>A message that a member sent twice costs twice.</summary>
    public static string Total(Database database) => $"""
        UPDATE messages SET
            price_micros = (SELECT sum(a.price_micros) FROM message_attempts a WHERE a.tenant = @Tenant AND a.message_id = messages.id
                AND a.price_currency IS NOT DISTINCT FROM r.price_currency),
            price_currency = r.price_currency
        FROM {database.RowsOf("Rows", "message_id text, price_currency text")}
        WHERE messages.tenant = r.tenant AND messages.id = r.message_id
        """;
}
