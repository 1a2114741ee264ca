namespace OrleansNotify.Storage.Postgres;

/// <summary>Makes the partitions of this week and of the weeks to come.</summary>
internal sealed class PostgresPartitions(Database database, TimeProvider time)
{
    /// <summary>Audience first: it may go before its events, and must not stay behind them.</summary>
    public static readonly string[] Tables = ["audience", "events"];

    // Maintenance runs daily; were it down for a month, the default partition takes over.
    private const int WeeksAhead = 5;

    public async Task MakeAhead(CancellationToken cancellation)
    {
        var thisWeek = Week.Of(time.GetUtcNow());
        for (var ahead = 0; ahead < WeeksAhead; ahead++)
        {
            foreach (var table in Tables)
            {
                await Make(table, thisWeek.Plus(ahead), cancellation);
            }
        }
    }

    public async Task<IReadOnlyList<Week>> Existing(CancellationToken cancellation)
    {
        var sql = PostgresPartitionSql.Existing("events");
        var suffixes = await database.Read(c => c.Rows<string>(sql, null, cancellation), cancellation);
        return [.. suffixes.Select(Week.Parse)];
    }

    // One table a transaction: holding one table's default partition while waiting for the other's would deadlock with appends.
    private Task<bool> Make(string table, Week week, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            await database.Serialize(connection, "partitions", cancellation);
            var existing = await connection.Rows<string>(PostgresPartitionSql.Existing(table), null, cancellation);
            if (existing.Contains(week.Suffix))
            {
                return false;
            }

            await connection.Run(PostgresPartitionSql.Create(table, week), null, cancellation);
            return true;
        },
        cancellation);
}
