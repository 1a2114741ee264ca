namespace OrleansNotify.Channels;

/// <summary>What a channel of a tenant may spend in any one period.</summary>
public sealed record MoneyBudget(Money Amount, BudgetSpan Span, UnpricedRule Unpriced);
