namespace OrleansNotify.Channels;

/// <summary>A channel's budget of money, and what is spent of it in this period.</summary>
public sealed record MoneySpending
{
    public required long AmountMicros { get; init; }

    public required string Currency { get; init; }

    public required BudgetSpan Span { get; init; }

    public required UnpricedRule Unpriced { get; init; }

    /// <summary>By attempts whose price the provider has not said, at what was expected.</summary>
    public long ReservedMicros { get; init; }

    /// <summary>By attempts whose price is known.</summary>
    public long SettledMicros { get; init; }

    /// <summary>Messages that were sent without a price in the budget's currency.</summary>
    public long UnpricedMessages { get; init; }

    /// <summary>What was warned of in this period: 80, 100, or 0.</summary>
    public int WarnedPercent { get; init; }

    public long UsedMicros => ReservedMicros + SettledMicros;

    public MoneyBudget Budget => new(new Money(AmountMicros, Currency), Span, Unpriced);
}
