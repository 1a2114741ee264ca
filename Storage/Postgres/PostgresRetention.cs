using OrleansNotify.Events;

namespace OrleansNotify.Storage.Postgres;

/// <summary>Drops the weeks that lie wholly before a time, and makes the weeks ahead.</summary>
internal sealed class PostgresRetention(Database database, PostgresPartitions partitions, Leftovers leftovers)
{
    private const int Limit = 5000;

    // This transaction only holds the lock that keeps other processes' runs out; every step commits on its own.
    public Task<long> Run(DateTimeOffset before, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        async connection =>
        {
            await database.Serialize(connection, "retention", cancellation);
            return await RunAlone(before, cancellation);
        },
        cancellation);

    private async Task<long> RunAlone(DateTimeOffset before, CancellationToken cancellation)
    {
        var existing = await partitions.Existing(cancellation);
        var old = existing.Where(week => week.End <= before.ToUnixTimeMilliseconds()).ToArray();
        foreach (var week in old)
        {
            await Drop(week, before, cancellation);
        }

        await DropFromDefault(before, cancellation);
        await leftovers.Remove(before, cancellation);
        await partitions.MakeAhead(cancellation);
        return old.Length;
    }

    private async Task Drop(Week week, DateTimeOffset before, CancellationToken cancellation)
    {
        var move = PostgresPartitionSql.MoveOldest($"events_p{week.Suffix}");
        await database.Write(Scope.AllTenants, c => c.Run(move, new { Before = before }, cancellation), cancellation);
        foreach (var table in PostgresPartitions.Tables)
        {
            var drop = PostgresPartitionSql.Drop(table, week);
            await database.Write(Scope.AllTenants, c => c.Run(drop, null, cancellation), cancellation);
        }
    }

    private async Task DropFromDefault(DateTimeOffset before, CancellationToken cancellation)
    {
        var move = PostgresPartitionSql.MoveOldest("events_default");
        await database.Write(Scope.AllTenants, c => c.Run(move, new { Before = before }, cancellation), cancellation);
        foreach (var table in PostgresPartitions.Tables)
        {
            var drop = PostgresPartitionSql.DropFromDefault(table);
            while (await database.Write(Scope.AllTenants, c => c.Run(drop, new { Before = before, Limit }, cancellation), cancellation) == Limit)
            {
            }
        }
    }
}
