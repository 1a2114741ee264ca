using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>Ranks what a count found unranked. The one that counts does it, so that keys that nobody counts cost nothing.</summary>
internal sealed class Ranks(Database database)
{
    /// <summary>So many rows to read one by one are no reason yet.</summary>
    public const int Bearable = 4 * RankSql.Every;

    // A step holds SQLite's only writer for some tens of milliseconds.
    private const int Step = 100 * RankSql.Every;

    /// <summary>Leaves it to another that is at it already: waiting would keep a connection from others.</summary>
    public Task Rank(string tenant, string key, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await database.Share(connection, RankSql.LockOf(tenant), cancellation);
            if (!await database.TrySerialize(connection, $"{RankSql.LockOf(tenant)}/{key}", cancellation))
            {
                return 0;
            }

            var last = await connection.Row<RankRow>(RankSql.Last, new { Tenant = tenant, Key = key }, cancellation) ?? new RankRow(0, 0);
            var values = new { Tenant = tenant, Key = key, last.Seq, last.Ranked, Limit = (long)Step, Every = (long)RankSql.Every };
            return await connection.Run(RankSql.Add, values, cancellation);
        },
        cancellation);

    private sealed record RankRow(long Seq, long Ranked);
}
