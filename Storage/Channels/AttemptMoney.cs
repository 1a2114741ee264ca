namespace OrleansNotify.Channels;

/// <summary>What an attempt has taken from the budgets of its channel, and its price as far as it is known.</summary>
internal sealed record AttemptMoney
{
    public required string MessageId { get; init; }

    public required int Number { get; init; }

    public required Channel Channel { get; init; }

    public required long Units { get; init; }

    public string? UnitsPeriod { get; init; }

    public required long ReservedMicros { get; init; }

    public string? BudgetPeriod { get; init; }

    public string? BudgetCurrency { get; init; }

    public long? PriceMicros { get; init; }

    public string? PriceCurrency { get; init; }

    public long ReportedMicros { get; init; }

    /// <summary>Empty: the provider named none.</summary>
    public string ReportedCurrency { get; init; } = "";

    public MoneyPeriod? Period => BudgetPeriod is { } name && BudgetCurrency is { } currency ? new(name, currency) : null;
}
