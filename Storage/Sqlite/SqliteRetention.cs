using System.Data.Common;
using OrleansNotify.Events;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>Drops the old end of every log in steps short enough that an append between two of them hardly waits.</summary>
internal sealed class SqliteRetention(Database database, Leftovers leftovers)
{
    private const int Step = 500;

    public async Task<long> Run(DateTimeOffset before, CancellationToken cancellation)
    {
        var tenants = await database.Read(c => c.Rows<string>(SqliteRetentionSql.Tenants, null, cancellation), cancellation);
        long dropped = 0;
        foreach (var tenant in tenants)
        {
            dropped += await DropOf(tenant, before, cancellation);
        }

        await leftovers.Remove(before, cancellation);
        return dropped;
    }

    private async Task<long> DropOf(string tenant, DateTimeOffset before, CancellationToken cancellation)
    {
        long total = 0;
        int dropped;
        do
        {
            dropped = await database.Write(c => DropStep(c, tenant, before, cancellation), cancellation);
            total += dropped;
        }
        while (dropped > 0);

        return total;
    }

    private static async Task<int> DropStep(
        DbConnection connection, string tenant, DateTimeOffset before, CancellationToken cancellation)
    {
        var last = await connection.Row<long?>(
            SqliteRetentionSql.LastToDrop, new { Tenant = tenant, Before = before, Limit = Step }, cancellation);
        if (last is null)
        {
            return 0;
        }

        var values = new { Tenant = tenant, Last = last };
        await connection.Run(SqliteRetentionSql.DropAudience, values, cancellation);
        await connection.Run(SqliteRetentionSql.MoveOldest, values, cancellation);
        return await connection.Run(SqliteRetentionSql.DropEvents, values, cancellation);
    }
}
