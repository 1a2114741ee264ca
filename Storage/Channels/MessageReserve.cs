using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>
/// Takes from a channel's budgets what attempts are expected to take, in the transaction that begins them: what concurrency cannot pass is
/// the cap. Both budgets have room for an attempt, or it takes from neither.
/// </summary>
internal sealed class MessageReserve(DbConnection connection, string tenant, Channel channel, string? period, MoneyPeriod? money)
{
    /// <summary>Those that the budgets have room for.</summary>
    public async Task<IReadOnlyList<MessageStart>> Take(IReadOnlyList<MessageStart> starts, CancellationToken cancellation)
    {
        if (starts.Count == 0 || (period is null && money is null))
        {
            return starts;
        }

        await MakePeriods(cancellation);
        if (await TryTake(starts, cancellation))
        {
            return starts;
        }

        var affordable = new List<MessageStart>();
        foreach (var start in starts)
        {
            if (await TryTake([start], cancellation))
            {
                affordable.Add(start);
            }
        }

        return affordable;
    }

    /// <summary>These did not begin after all.</summary>
    public async Task Return(IReadOnlyCollection<MessageStart> starts, CancellationToken cancellation)
    {
        if (period is not null && starts.Count > 0)
        {
            var units = new { Tenant = tenant, Channel = (long)channel, Period = period, Units = starts.Sum(start => (long)start.Units) };
            await connection.Run(MessageSql.GiveBack, units, cancellation);
        }

        if (money is not null && starts.Count > 0)
        {
            await connection.Run(MoneyBudgetSql.Return, Money(starts, money), cancellation);
        }
    }

    private async Task MakePeriods(CancellationToken cancellation)
    {
        if (period is not null)
        {
            await connection.Run(MessageSql.MakePeriod, new { Tenant = tenant, Channel = (long)channel, Period = period }, cancellation);
        }

        if (money is not null)
        {
            var values = new { Tenant = tenant, Channel = (long)channel, Period = money.Name, money.Currency };
            await connection.Run(MoneyBudgetSql.MakePeriod, values, cancellation);
        }
    }

    private async Task<bool> TryTake(IReadOnlyList<MessageStart> starts, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = (long)channel, Period = period, Units = starts.Sum(start => (long)start.Units) };
        if (period is not null && await connection.Run(MessageSql.Reserve, values, cancellation) == 0)
        {
            return false;
        }

        if (money is null || await connection.Run(MoneyBudgetSql.Reserve, Money(starts, money), cancellation) > 0)
        {
            return true;
        }

        if (period is not null)
        {
            await connection.Run(MessageSql.GiveBack, values, cancellation);
        }

        return false;
    }

    private object Money(IReadOnlyCollection<MessageStart> starts, MoneyPeriod period) => new
    {
        Tenant = tenant,
        Channel = (long)channel,
        Period = period.Name,
        period.Currency,
        Micros = starts.Sum(start => start.CostIn(period.Currency) ?? 0),
        Unpriced = (long)starts.Count(start => start.CostIn(period.Currency) is null),
    };
}
