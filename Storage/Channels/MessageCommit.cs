using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>A sender's transaction: what has ended, what was decided, and what begins. All of it is one text, unless a budget is asked in between.</summary>
internal sealed class MessageCommit(Database database)
{
    private readonly string _lock = database.Serializing("LockKey");
    private readonly string _results = $"{MessageSql.EndAttempts(database)};\n{MessageSql.End(database)};\n{MessageFactSql.HasEarly(database)};\n";
    private readonly string _verdicts = $"{MessageSql.Decide(database)};\n";
    private readonly string _starts = $"{MessageSql.Start(database)};\n{MessageSql.AddAttempts(database)};\n";
    private readonly MessageFacts _facts = new(database);
    private readonly MessageMoney _money = new(database);

    public Task<IReadOnlySet<string>> Run(MessageTurn turn, CancellationToken cancellation)
    {
        var scope = Scope.Of(turn.Tenant);
        return turn.IsOneStep
            ? database.WriteAtOnce(scope, async c => (await Write(c, turn, turn.Batch.Starts, cancellation)).Started, cancellation)
            : database.Write(scope, c => Run(c, turn, cancellation), cancellation);
    }

    private async Task<IReadOnlySet<string>> Run(DbConnection connection, MessageTurn turn, CancellationToken cancellation)
    {
        var written = await Write(connection, turn, turn.IsLimited ? [] : turn.Batch.Starts, cancellation);
        await Pay(connection, turn, cancellation);
        await _facts.Claim(connection, turn.Tenant, turn.Batch.Results, written.Early, cancellation);
        return turn.IsLimited ? await StartWithin(connection, turn, cancellation) : written.Started;
    }

    private async Task<(IReadOnlySet<string> Started, IReadOnlyList<string> Early)> Write(
        DbConnection connection, MessageTurn turn, IReadOnlyList<MessageStart> starts, CancellationToken cancellation)
    {
        var (results, verdicts) = (turn.Batch.Results, turn.Batch.Verdicts);
        var text = string.Concat(
            turn.Serializes ? _lock : "", results.Count > 0 ? _results : "", verdicts.Count > 0 ? _verdicts : "", starts.Count > 0 ? _starts : "");
        var values = new
        {
            turn.Tenant,
            turn.Now,
            LockKey = MessageFacts.LockOf(turn.Tenant),
            Results = RowsJson.Of(results),
            Verdicts = RowsJson.Of(verdicts),
            Starts = RowsJson.Of(starts),
            UnitsPeriod = turn.Period,
            BudgetPeriod = turn.Batch.Money?.Name,
            BudgetCurrency = turn.Batch.Money?.Currency,
        };
        if (text.Length == 0)
        {
            return (new HashSet<string>(), []);
        }

        var columns = await connection.Columns(text, values, cancellation);
        return (columns[MessageSql.Started].ToHashSet(StringComparer.Ordinal), [.. columns[MessageFactSql.Early]]);
    }

    private async Task Pay(DbConnection connection, MessageTurn turn, CancellationToken cancellation)
    {
        var results = turn.Batch.Results;
        var prices = results.Where(result => result.PriceMicros is not null)
            .Select(result => new PricedAttempt(result.MessageId, result.Number, result.PriceMicros!.Value, result.PriceCurrency));
        await _money.Settle(connection, turn.Tenant, [.. prices], cancellation);
        await _money.GiveBack(connection, turn.Tenant, [.. results.Where(result => result.IsNotSent)], cancellation);
    }

    private async Task<IReadOnlySet<string>> StartWithin(DbConnection connection, MessageTurn turn, CancellationToken cancellation)
    {
        var reserve = new MessageReserve(connection, turn.Tenant, turn.Channel, turn.Period, turn.Batch.Money);
        var affordable = await reserve.Take(turn.Batch.Starts, cancellation);
        var starting = turn with { Batch = turn.Batch with { Results = [], Verdicts = [] }, Serializes = false };
        var (started, _) = await Write(connection, starting, affordable, cancellation);
        await reserve.Return([.. affordable.Where(start => !started.Contains(start.MessageId))], cancellation);
        return started;
    }
}
