using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>What a channel may still send and spend, as it was read. Null: there is no such budget.</summary>
internal sealed record ChannelBudgets(MessageBudget? Units, MoneySpending? Money)
{
    public static ChannelBudgets None { get; } = new(null, null);

    public bool IsNone => Units is null && Money is null;

    public static async Task<ChannelBudgets> Read(
        IMessageStore store, IMoneyBudgetStore money, SenderKey key, DateTimeOffset now, CancellationToken cancellation)
        => new(
            await store.Budget(key.Tenant, key.Channel, BudgetPeriod.Of(now), cancellation),
            await money.Find(key.Tenant, key.Channel, now, cancellation));

    public DecisionBudget? UnitsAt(DateTimeOffset now) => Units is null ? null : new DecisionBudget(Units.Cap - Units.Used, BudgetPeriod.EndOf(now));

    public DecisionMoney? MoneyAt(DateTimeOffset now) => Money is null ? null : new DecisionMoney(
        new Money(Money.AmountMicros - Money.UsedMicros, Money.Currency), Money.Unpriced, BudgetPeriod.EndOf(now, Money.Span));
}
