using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>A sender's transaction: what has ended, what was decided, and what begins.</summary>
internal sealed class MessageCommit(Database database)
{
    private readonly string _endAttempts = MessageSql.EndAttempts(database);
    private readonly string _end = MessageSql.End(database);
    private readonly string _decide = MessageSql.Decide(database);
    private readonly string _start = MessageSql.Start(database);
    private readonly string _addAttempts = MessageSql.AddAttempts(database);
    private readonly MessageFacts _facts = new(database);
    private readonly MessageMoney _money = new(database);

    public async Task<IReadOnlySet<string>> Run(
        DbConnection connection, string tenant, Channel channel, MessageBatch batch, string? period, DateTimeOffset now, CancellationToken cancellation)
    {
        if (batch.Results.Any(result => result.IsNotSent || result.ProviderMessageId is not null || result.PriceMicros is not null)
            || (batch.Money is not null && batch.Starts.Count > 0))
        {
            await _facts.Serialize(connection, tenant, cancellation);
        }

        if (batch.Results.Count > 0)
        {
            var rows = new { Tenant = tenant, Rows = RowsJson.Of(batch.Results) };
            await connection.Run(_endAttempts, rows, cancellation);
            await connection.Run(_end, rows, cancellation);
            await Pay(connection, tenant, batch.Results, cancellation);
            await _facts.Claim(connection, tenant, batch.Results, cancellation);
        }

        if (batch.Verdicts.Count > 0)
        {
            await connection.Run(_decide, new { Tenant = tenant, Rows = RowsJson.Of(batch.Verdicts), Now = now }, cancellation);
        }

        var reserve = new MessageReserve(connection, tenant, channel, period, batch.Money);
        var affordable = await reserve.Take(batch.Starts, cancellation);
        if (affordable.Count == 0)
        {
            return new HashSet<string>();
        }

        var started = await Start(connection, tenant, affordable, period, batch.Money, cancellation);
        await reserve.Return([.. affordable.Where(start => !started.Contains(start.MessageId))], cancellation);
        return started;
    }

    private async Task Pay(DbConnection connection, string tenant, IReadOnlyList<MessageResult> results, CancellationToken cancellation)
    {
        var prices = results.Where(result => result.PriceMicros is not null)
            .Select(result => new PricedAttempt(result.MessageId, result.Number, result.PriceMicros!.Value, result.PriceCurrency));
        await _money.Settle(connection, tenant, [.. prices], cancellation);
        await _money.GiveBack(connection, tenant, [.. results.Where(result => result.IsNotSent)], cancellation);
    }

    private async Task<IReadOnlySet<string>> Start(
        DbConnection connection, string tenant, IReadOnlyList<MessageStart> starts, string? period, MoneyPeriod? money, CancellationToken cancellation)
    {
        var rows = new { Tenant = tenant, Rows = RowsJson.Of(starts) };
        var started = (await connection.Rows<string>(_start, rows, cancellation)).ToHashSet(StringComparer.Ordinal);
        var attempts = started.Count == starts.Count ? starts : [.. starts.Where(start => started.Contains(start.MessageId))];
        var values = new { Tenant = tenant, Rows = RowsJson.Of(attempts), UnitsPeriod = period, BudgetPeriod = money?.Name, BudgetCurrency = money?.Currency };
        await connection.Run(_addAttempts, values, cancellation);
        return started;
    }
}
