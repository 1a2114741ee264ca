using System.Data.Common;

namespace OrleansNotify.Storage;

/// <summary>The few reads that each opened connection makes, without what Dapper adds to a call.</summary>
internal static class KeptCalls
{
    public static async Task<IReadOnlyList<T>> KeptRows<T>(
        this DbConnection connection, string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
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
