namespace OrleansNotify.Storage.Postgres;

/// <summary>Makes the partitions of this week and of the weeks to come.</summary>
internal sealed class PostgresPartitions(Database database, TimeProvider time)
{
    /// <summary>Events last: what belongs to them may go before them, and must not stay behind them.</summary>
    public static readonly string[] Tables = ["attempts", "deliveries", "audience", "events"];

    // Maintenance runs daily; were it down for a month, the default partition takes over.
    private const int WeeksAhead = 5;

    /// <summary>Also of the weeks that have events but not yet a partition of each table.</summary>
    public async Task MakeAhead(CancellationToken cancellation)
    {
        var thisWeek = Week.Of(time.GetUtcNow());
        var ahead = Enumerable.Range(0, WeeksAhead).Select(thisWeek.Plus);
        var weeks = (await Existing(cancellation)).Union(ahead).ToArray();
        foreach (var table in Tables)
        {
            foreach (var week in weeks.Except(await Existing(table, cancellation)))
            {
                await Make(table, week, cancellation);
            }
        }
    }

    public Task<IReadOnlyList<Week>> Existing(CancellationToken cancellation) => Existing("events", cancellation);

    private async Task<IReadOnlyList<Week>> Existing(string table, CancellationToken cancellation)
    {
        var sql = PostgresPartitionSql.Existing(table);
        var suffixes = await database.Read(Scope.AllTenants, c => c.Rows<string>(sql, null, cancellation), cancellation);
        return [.. suffixes.Select(Week.Parse)];
    }

    // One table a transaction: holding one table's default partition while waiting for the other's would deadlock with appends.
    private Task<bool> Make(string table, Week week, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        async connection =>
        {
            await database.Serialize(connection, "partitions", cancellation);
            var existing = await connection.Rows<string>(PostgresPartitionSql.Existing(table), null, cancellation);
            if (existing.Contains(week.Suffix))
            {
                return false;
            }

            await connection.Run(PostgresPartitionSql.Create(table, week), null, cancellation);
            await RowSecurity.GuardPartition(connection, table, $"{table}_p{week.Suffix}", cancellation);
            return true;
        },
        cancellation);
}
