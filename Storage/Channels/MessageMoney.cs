using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>
/// What becomes of what attempts have reserved: it is given back, or settled against a price. The caller has serialized the tenant's
/// messages, so that neither is done twice.
/// </summary>
internal sealed class MessageMoney(Database database)
{
    private readonly string _attempts = MessageMoneySql.Attempts(database);
    private readonly string _returned = MessageMoneySql.Returned(database);
    private readonly string _price = MessageMoneySql.Price(database);
    private readonly string _total = MessageMoneySql.Total(database);

    /// <summary>No provider took these attempts: they cost nothing, unless one has named a price.</summary>
    public async Task GiveBack(DbConnection connection, string tenant, IReadOnlyList<MessageResult> notSent, CancellationToken cancellation)
    {
        if (notSent.Count == 0)
        {
            return;
        }

        var rows = notSent.Select(result => new { result.MessageId, result.Number });
        var found = await connection.Rows<AttemptMoney>(_attempts, new { Tenant = tenant, Rows = RowsJson.Of(rows) }, cancellation);
        var held = found.Where(attempt => attempt.PriceMicros is null && (attempt.Units > 0 || attempt.ReservedMicros > 0)).ToArray();
        if (held.Length == 0)
        {
            return;
        }

        foreach (var some in held.Where(attempt => attempt is { Units: > 0, UnitsPeriod: not null }).GroupBy(attempt => (attempt.Channel, attempt.UnitsPeriod)))
        {
            var values = new { Tenant = tenant, Channel = (long)some.Key.Channel, Period = some.Key.UnitsPeriod, Units = some.Sum(attempt => attempt.Units) };
            await connection.Run(MessageSql.GiveBack, values, cancellation);
        }

        await Move(connection, tenant, held.Select(attempt => (attempt, new Settlement(-attempt.ReservedMicros, 0))), cancellation);
        var returned = held.Select(attempt => new { attempt.MessageId, attempt.Number });
        await connection.Run(_returned, new { Tenant = tenant, Rows = RowsJson.Of(returned) }, cancellation);
    }

    public async Task Settle(DbConnection connection, string tenant, IReadOnlyList<PricedAttempt> prices, CancellationToken cancellation)
    {
        if (prices.Count == 0)
        {
            return;
        }

        var reported = await connection.Rows<AttemptMoney>(_attempts, new { Tenant = tenant, Rows = RowsJson.Of(prices) }, cancellation);
        var settled = reported.GroupBy(attempt => (attempt.MessageId, attempt.Number))
            .Select(some => (Attempt: some.First(), Price: Highest([.. some])))
            .Where(pair => pair.Price is not null)
            .Select(pair => (pair.Attempt, Price: pair.Price!))
            .ToArray();
        if (settled.Length == 0)
        {
            return;
        }

        await Move(connection, tenant, settled.Where(pair => pair.Price.PriceCurrency == pair.Attempt.BudgetCurrency).Select(pair => (
            pair.Attempt, Settlement.Of(pair.Attempt.ReservedMicros, pair.Attempt.PriceMicros, pair.Price.PriceMicros))), cancellation);
        var rows = new { Tenant = tenant, Rows = RowsJson.Of(settled.Select(pair => pair.Price)) };
        await connection.Run(_price, rows, cancellation);
        await connection.Run(_total, rows, cancellation);
    }

    /// <summary>In the currency that the attempt's first price was in; null: none of the reports is more than is known.</summary>
    private static PricedAttempt? Highest(IReadOnlyList<AttemptMoney> reports)
    {
        var attempt = reports[0];
        var currency = attempt.PriceCurrency ?? reports.Select(report => report.ReportedCurrency).FirstOrDefault(code => code.Length > 0) ?? attempt.BudgetCurrency;
        return reports.Where(report => report.ReportedCurrency.Length == 0 || report.ReportedCurrency == currency).MaxBy(report => report.ReportedMicros) is { } highest
            && (attempt.PriceMicros is not { } known || highest.ReportedMicros > known)
                ? new PricedAttempt(attempt.MessageId, attempt.Number, highest.ReportedMicros, currency)
                : null;
    }

    private static async Task Move(
        DbConnection connection, string tenant, IEnumerable<(AttemptMoney Attempt, Settlement Moved)> moves, CancellationToken cancellation)
    {
        foreach (var some in moves.Where(one => one.Attempt.Period is not null).GroupBy(one => (one.Attempt.Channel, one.Attempt.Period)))
        {
            var values = new
            {
                Tenant = tenant,
                Channel = (long)some.Key.Channel,
                Period = some.Key.Period!.Name,
                some.Key.Period.Currency,
                Reserved = some.Sum(one => one.Moved.Reserved),
                Settled = some.Sum(one => one.Moved.Settled),
            };
            await connection.Run(MoneyBudgetSql.Move, values, cancellation);
        }
    }
}
