using System.Data.Common;
using OrleansNotify.Events;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>Drops the old end of every log in steps short enough that an append between two of them hardly waits.</summary>
internal sealed class SqliteRetention(Database database, Leftovers leftovers)
{
    private const int Step = 500;

    public async Task<long> Run(DateTimeOffset before, CancellationToken cancellation)
    {
        var tenants = await database.Read(Scope.AllTenants, c => c.Rows<string>(SqliteRetentionSql.Tenants, null, cancellation), cancellation);
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
        while (await LastToDrop(tenant, before, cancellation) is { } last)
        {
            var values = new { Tenant = tenant, Last = last, Limit = Step };
            while (await database.Write(Scope.Of(tenant), c => DropDeliveries(c, values, cancellation), cancellation) == Step)
            {
            }

            total += await database.Write(Scope.Of(tenant), c => DropEvents(c, values, cancellation), cancellation);
        }

        return total;
    }

    private Task<long?> LastToDrop(string tenant, DateTimeOffset before, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Row<long?>(
            SqliteRetentionSql.LastToDrop, new { Tenant = tenant, Before = before, Limit = Step }, cancellation),
        cancellation);

    private static async Task<int> DropDeliveries(DbConnection connection, object values, CancellationToken cancellation)
    {
        await connection.Run(SqliteRetentionSql.DropAttempts, values, cancellation);
        return await connection.Run(SqliteRetentionSql.DropDeliveries, values, cancellation);
    }

    private static async Task<int> DropEvents(DbConnection connection, object values, CancellationToken cancellation)
    {
        await connection.Run(SqliteRetentionSql.DropAudience, values, cancellation);
        await connection.Run(SqliteRetentionSql.MoveOldest, values, cancellation);
        return await connection.Run(SqliteRetentionSql.DropEvents, values, cancellation);
    }
}
