namespace OrleansNotify.Channels;

internal sealed record CapAnswer(Channel Channel, long? Daily, long UsedToday, BudgetAnswer? Budget, AddressCap? PerAddress);

/// <summary>A budget of money in its period now. Amounts are texts, as numbers would be read as doubles.</summary>
internal sealed record BudgetAnswer
{
    public required string Amount { get; init; }

    public required string Currency { get; init; }

    public required BudgetSpan Period { get; init; }

    public required UnpricedRule Unpriced { get; init; }

    /// <summary>Reserved and settled together.</summary>
    public required string Used { get; init; }

    /// <summary>By messages whose price the provider has not said, at what is expected.</summary>
    public required string Reserved { get; init; }

    /// <summary>By messages whose price is known.</summary>
    public required string Settled { get; init; }

    /// <summary>Below zero where prices were higher than was expected.</summary>
    public required string Left { get; init; }

    /// <summary>Messages that were sent without a price in this currency.</summary>
    public required long UnpricedMessages { get; init; }

    public required DateTimeOffset ResetsAt { get; init; }

    public static BudgetAnswer Of(MoneySpending spent, DateTimeOffset now) => new()
    {
        Amount = Money.Text(spent.AmountMicros),
        Currency = spent.Currency,
        Period = spent.Span,
        Unpriced = spent.Unpriced,
        Used = Money.Text(spent.UsedMicros),
        Reserved = Money.Text(spent.ReservedMicros),
        Settled = Money.Text(spent.SettledMicros),
        Left = Money.Text(spent.AmountMicros - spent.UsedMicros),
        UnpricedMessages = spent.UnpricedMessages,
        ResetsAt = BudgetPeriod.EndOf(now, spent.Span),
    };
}
