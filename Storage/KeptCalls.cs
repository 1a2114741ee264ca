using System.Data.Common;

namespace OrleansNotify.Storage;

/// <summary>
/// The few reads that each opened connection makes. SQLite keeps their statements prepared, as Npgsql does of all; Dapper's calls are not
/// kept, as it runs one command for many rows.
/// </summary>
internal static class KeptCalls
{
    /// <param name="values">For one text always the same names in the same order.</param>
    public static async Task<IReadOnlyList<T>> KeptRows<T>(
        this DbConnection connection, string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        if (connection is IKeepsStatements keeper)
        {
            return keeper.Rows(sql, values, read);
        }

        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Add(name, value);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<T>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(read(rows));
        }

        return found;
    }

    public static async Task<T?> KeptRow<T>(
        this DbConnection connection, string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var rows = await connection.KeptRows(sql, values, read, cancellation);
        return rows.Count == 0 ? default : rows[0];
    }
}
