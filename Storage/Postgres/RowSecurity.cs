using System.Data.Common;

namespace OrleansNotify.Storage.Postgres;

/// <summary>Makes the policies: of a new database with its tables, of one from before when the operator says so.</summary>
internal sealed class RowSecurity(Database database) : IRowSecurity
{
    private static readonly object Exceptions = new { Exceptions = RowSecuritySql.Exceptions.ToArray() };

    public async Task<RowSecurityState> State(CancellationToken cancellation) => (await database.Read(
        Scope.AllTenants, c => c.Row<RowSecurityState>(RowSecuritySql.State, Exceptions, cancellation), cancellation))!;

    public async Task<IReadOnlyList<string>> TurnOn(CancellationToken cancellation)
    {
        var silent = await database.Read(
            Scope.AllTenants,
            c => c.Rows<string>(RowSecuritySql.Silent, new { PostgresConnectionString.Mark }, cancellation), cancellation);
        if (silent.Count == 0)
        {
            await GuardEach(cancellation);
        }

        return silent;
    }

    /// <summary>The tables of a new version, where those of the version before have policies.</summary>
    public async Task GuardNew(CancellationToken cancellation)
    {
        if (await database.Read(Scope.AllTenants, c => c.Row<bool>(RowSecuritySql.IsOn, null, cancellation), cancellation))
        {
            await GuardEach(cancellation);
        }
    }

    /// <summary>Of a database that nobody else knows yet.</summary>
    public static async Task GuardAll(DbConnection connection, CancellationToken cancellation)
    {
        foreach (var table in await Unguarded(connection, cancellation))
        {
            await connection.Run(RowSecuritySql.Guard(table), null, cancellation);
        }
    }

    /// <summary>A partition has policies of its own, for statements that name it.</summary>
    public static async Task GuardPartition(DbConnection connection, string table, string partition, CancellationToken cancellation)
    {
        if (await connection.Row<bool>(RowSecuritySql.IsOnFor(table), null, cancellation))
        {
            await connection.Run(RowSecuritySql.Guard(partition), null, cancellation);
        }
    }

    private static Task<IReadOnlyList<string>> Unguarded(DbConnection connection, CancellationToken cancellation)
        => connection.Rows<string>(RowSecuritySql.Unguarded, Exceptions, cancellation);

    // One table a transaction: holding one while waiting for the next would deadlock with appends.
    private async Task GuardEach(CancellationToken cancellation)
    {
        while (await database.Write(Scope.AllTenants, c => GuardFirst(c, cancellation), cancellation))
        {
        }
    }

    private async Task<bool> GuardFirst(DbConnection connection, CancellationToken cancellation)
    {
        await database.Serialize(connection, "partitions", cancellation);
        var tables = await Unguarded(connection, cancellation);
        if (tables.Count > 0)
        {
            await connection.Run(RowSecuritySql.Guard(tables[0]), null, cancellation);
        }

        return tables.Count > 1;
    }
}
