namespace OrleansNotify.Channels;

/// <summary>The numbers of spans are those of <see cref="BudgetSpan"/>.</summary>
internal static class MoneyBudgetSql
{
    public const string Find = """
        SELECT b.amount_micros AS AmountMicros, b.currency AS Currency, b.span AS Span, b.unpriced AS Unpriced,
            coalesce(s.reserved_micros, 0) AS ReservedMicros, coalesce(s.settled_micros, 0) AS SettledMicros,
            coalesce(s.unpriced, 0) AS UnpricedMessages, coalesce(s.warned_percent, 0) AS WarnedPercent
        FROM money_budgets b
        LEFT JOIN money_spending s ON s.tenant = b.tenant AND s.channel = b.channel AND s.currency = b.currency
            AND s.period = CASE b.span WHEN 0 THEN @Day ELSE @Month END
        WHERE b.tenant = @Tenant AND b.channel = @Channel
        """;

    public const string Set = """
        INSERT INTO money_budgets (tenant, channel, amount_micros, currency, span, unpriced)
        VALUES (@Tenant, @Channel, @Amount, @Currency, @Span, @Unpriced)
        ON CONFLICT (tenant, channel) DO UPDATE SET
            amount_micros = excluded.amount_micros, currency = excluded.currency, span = excluded.span, unpriced = excluded.unpriced
        """;

    public const string Remove = """
        DELETE FROM money_budgets WHERE tenant = @Tenant AND channel = @Channel
        """;

    public const string MakePeriod = """
        INSERT INTO money_spending (tenant, channel, period, currency, reserved_micros, settled_micros, unpriced, warned_percent)
        VALUES (@Tenant, @Channel, @Period, @Currency, 0, 0, 0, 0)
        ON CONFLICT (tenant, channel, period, currency) DO NOTHING
        """;

    /// <summary>What costs nothing is reserved also where the budget is spent, as it is decided.</summary>
    public const string Reserve = """
        UPDATE money_spending SET reserved_micros = reserved_micros + @Micros, unpriced = unpriced + @Unpriced
        WHERE tenant = @Tenant AND channel = @Channel AND period = @Period AND currency = @Currency
            AND CASE WHEN @Micros = 0 THEN 0 ELSE reserved_micros + settled_micros + @Micros END <= (
                SELECT b.amount_micros FROM money_budgets b WHERE b.tenant = @Tenant AND b.channel = @Channel AND b.currency = @Currency)
        """;

    public const string Return = """
        UPDATE money_spending SET reserved_micros = reserved_micros - @Micros, unpriced = unpriced - @Unpriced
        WHERE tenant = @Tenant AND channel = @Channel AND period = @Period AND currency = @Currency
        """;

    public const string Move = """
        UPDATE money_spending SET reserved_micros = reserved_micros + @Reserved, settled_micros = settled_micros + @Settled
        WHERE tenant = @Tenant AND channel = @Channel AND period = @Period AND currency = @Currency
        """;

    public const string Warn = """
        UPDATE money_spending SET warned_percent = @Percent
        WHERE tenant = @Tenant AND channel = @Channel AND period = @Period AND currency = @Currency AND warned_percent < @Percent
        """;
}
