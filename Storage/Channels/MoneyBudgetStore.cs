using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class MoneyBudgetStore(Database database) : IMoneyBudgetStore
{
    public Task<MoneySpending?> Find(string tenant, Channel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = (long)channel, Day = BudgetPeriod.Of(now), Month = BudgetPeriod.Of(now, BudgetSpan.Month) };
        return database.Read(Scope.Of(tenant), c => c.Row<MoneySpending>(MoneyBudgetSql.Find, values, cancellation), cancellation);
    }

    public Task Set(string tenant, Channel channel, MoneyBudget? budget, CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = tenant,
            Channel = (long)channel,
            Amount = budget?.Amount.Micros,
            budget?.Amount.Currency,
            Span = (long?)budget?.Span,
            Unpriced = (long?)budget?.Unpriced,
        };
        return database.Write(Scope.Of(tenant), c => c.Run(budget is null ? MoneyBudgetSql.Remove : MoneyBudgetSql.Set, values, cancellation), cancellation);
    }

    public async Task<bool> TryWarn(string tenant, Channel channel, MoneyPeriod period, int percent, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = (long)channel, Period = period.Name, period.Currency, Percent = (long)percent };
        return await database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                await connection.Run(MoneyBudgetSql.MakePeriod, values, cancellation);
                return await connection.Run(MoneyBudgetSql.Warn, values, cancellation);
            },
            cancellation) > 0;
    }
}
