using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Budgets of money. Senders reserve by <see cref="IMessageStore.Commit"/>. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IMoneyBudgetStore
{
    /// <summary>The channel's budget with what is spent in the period of <paramref name="now"/>; null: it has none.</summary>
    Task<MoneySpending?> Find(string tenant, Channel channel, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Null: the channel has no budget of money any longer. What is spent stays counted.</summary>
    Task Set(string tenant, Channel channel, MoneyBudget? budget, CancellationToken cancellation);

    /// <summary>True once in a period for each percentage: its caller warns.</summary>
    Task<bool> TryWarn(string tenant, Channel channel, MoneyPeriod period, int percent, CancellationToken cancellation);
}
