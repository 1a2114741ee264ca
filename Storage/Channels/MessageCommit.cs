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

    public async Task<IReadOnlySet<string>> Run(
        DbConnection connection, string tenant, Channel channel, MessageBatch batch, string? period, DateTimeOffset now, CancellationToken cancellation)
    {
        if (batch.Results.Count > 0)
        {
            var rows = new { Tenant = tenant, Rows = RowsJson.Of(batch.Results) };
            await connection.Run(_endAttempts, rows, cancellation);
            await connection.Run(_end, rows, cancellation);
            await _facts.Claim(connection, tenant, batch.Results, cancellation);
        }

        if (batch.Verdicts.Count > 0)
        {
            await connection.Run(_decide, new { Tenant = tenant, Rows = RowsJson.Of(batch.Verdicts), Now = now }, cancellation);
        }

        var affordable = await Affordable(connection, tenant, channel, batch.Starts, period, cancellation);
        return affordable.Count == 0 ? new HashSet<string>() : await Start(connection, tenant, affordable, cancellation);
    }

    private async Task<IReadOnlySet<string>> Start(
        DbConnection connection, string tenant, IReadOnlyList<MessageStart> starts, CancellationToken cancellation)
    {
        var rows = new { Tenant = tenant, Rows = RowsJson.Of(starts) };
        var started = (await connection.Rows<string>(_start, rows, cancellation)).ToHashSet(StringComparer.Ordinal);
        var attempts = started.Count == starts.Count ? starts : [.. starts.Where(start => started.Contains(start.MessageId))];
        await connection.Run(_addAttempts, new { Tenant = tenant, Rows = RowsJson.Of(attempts) }, cancellation);
        return started;
    }

    /// <summary>Reserved in the transaction that begins the attempts: what concurrency cannot pass is the cap.</summary>
    private static async Task<IReadOnlyList<MessageStart>> Affordable(
        DbConnection connection, string tenant, Channel channel, IReadOnlyList<MessageStart> starts, string? period, CancellationToken cancellation)
    {
        if (period is null || starts.Count == 0)
        {
            return starts;
        }

        var values = new { Tenant = tenant, Channel = (long)channel, Period = period, Units = starts.Sum(start => (long)start.Units) };
        await connection.Run(MessageSql.MakePeriod, values, cancellation);
        if (await connection.Run(MessageSql.Reserve, values, cancellation) > 0)
        {
            return starts;
        }

        var affordable = new List<MessageStart>();
        foreach (var start in starts)
        {
            if (await connection.Run(MessageSql.Reserve, values with { Units = start.Units }, cancellation) > 0)
            {
                affordable.Add(start);
            }
        }

        return affordable;
    }
}
