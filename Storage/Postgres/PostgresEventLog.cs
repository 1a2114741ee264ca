using Npgsql;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Storage.Postgres;

/// <summary>
/// Two ways in: a batch of plain events is one round trip, decided in SQL; one with idempotency keys, ends or changes of topics takes the head's lock,
/// asks what is known, decides as SQLite does (<see cref="AppendPlan"/>), and writes.
/// </summary>
internal sealed class PostgresEventLog(PostgresDatabase database, PostgresRetention retention) : EventLog(database)
{
    public override async Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return [];
        }

        var commands = new PostgresAppend(tenant, acceptedAt);
        return IsPlain(batch)
            ? await database.WithoutTransaction(Scope.Of(tenant), c => Plain(c, commands, batch, cancellation), cancellation)
            : await database.Write(Scope.Of(tenant), c => Keyed((ScopedConnection)c, commands, batch, acceptedAt, cancellation), cancellation);
    }

    internal override string IdPrefixSql => EventSearchSql.ByIdPrefix("");

    internal override string SearchSql(EventSearch search)
        => EventSearchSql.ByText(search, database, form => $"position({form} IN e.payload) > 0");

    public override Task<long> Retain(DateTimeOffset before, CancellationToken cancellation) =>
        retention.Run(before, cancellation);

    private static bool IsPlain(IReadOnlyList<AppendEvent> batch) =>
        batch.All(e => e.IdempotencyKey is null && e.ExpiresAt is null && !AudienceKey.IsOfMembers(e.Audience))
        && batch.Select(e => e.Id).Distinct(StringComparer.Ordinal).Count() == batch.Count;

    // A batch without an explicit transaction is one transaction, and one round trip.
    private static Task<AppendResult[]> Plain(
        ScopedConnection connection, PostgresAppend commands, IReadOnlyList<AppendEvent> batch, CancellationToken cancellation)
        => connection.Batch(
            [commands.MakeHead(NewEpoch()), commands.LockHead(), commands.Events(batch)],
            async rows =>
            {
                await rows.NextResultAsync(cancellation);
                var results = await Results(rows, cancellation);
                return batch.Select(e => results[e.Id]).ToArray();
            },
            cancellation);

    private static async Task<Dictionary<string, AppendResult>> Results(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var results = new Dictionary<string, AppendResult>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            var status = rows.GetBoolean(3) ? AppendStatus.Accepted : AppendStatus.Duplicate;
            results[rows.GetString(0)] = Use(rows, []).As(status);
        }

        return results;
    }

    private static async Task<IReadOnlyList<AppendResult>> Keyed(
        ScopedConnection connection,
        PostgresAppend commands,
        IReadOnlyList<AppendEvent> batch,
        DateTimeOffset acceptedAt,
        CancellationToken cancellation)
    {
        var plan = await Plan(connection, commands, batch, acceptedAt, cancellation);
        if (plan.Accepted.Count > 0)
        {
            var keyed = plan.Accepted.Where(a => a.Command.IdempotencyKey is not null).ToArray();
            await connection.Batch(
                [commands.Events([.. plan.Accepted.Select(a => a.Command)]), commands.Keys(keyed), .. plan.Accepted.SelectMany(commands.Beside)],
                cancellation);
        }

        return plan.Results;
    }

    private static Task<AppendPlan> Plan(
        ScopedConnection connection,
        PostgresAppend commands,
        IReadOnlyList<AppendEvent> batch,
        DateTimeOffset acceptedAt,
        CancellationToken cancellation)
        => connection.Batch(
            [commands.MakeHead(NewEpoch()), commands.LockHead(), commands.KnownIds(batch), commands.KnownKeys(batch)],
            async rows =>
            {
                await rows.ReadAsync(cancellation);
                var plan = new AppendPlan(
                    rows.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(acceptedAt.ToUnixTimeMilliseconds()));
                await rows.NextResultAsync(cancellation);
                while (await rows.ReadAsync(cancellation))
                {
                    plan.KnowId(Use(rows, []));
                }

                await rows.NextResultAsync(cancellation);
                while (await rows.ReadAsync(cancellation))
                {
                    plan.KnowKey(rows.GetString(4), Use(rows, rows.GetFieldValue<byte[]>(3)));
                }

                foreach (var command in batch)
                {
                    plan.Add(command);
                }

                return plan;
            },
            cancellation);

    private static FirstUse Use(NpgsqlDataReader row, byte[] fingerprint) =>
        new(row.GetString(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), fingerprint);
}
