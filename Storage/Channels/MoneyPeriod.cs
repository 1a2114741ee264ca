namespace OrleansNotify.Channels;

/// <summary>What attempts reserve from: the period's part of a budget in a currency.</summary>
/// <param name="Name">As <see cref="BudgetPeriod"/> has it.</param>
public sealed record MoneyPeriod(string Name, string Currency);
