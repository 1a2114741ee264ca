using System.Data.Common;
using Dapper;

namespace OrleansNotify.Storage;

/// <summary>Dapper's calls as the stores use them, each with its cancellation.</summary>
internal static class DapperCalls
{
    public static Task<int> Run(this DbConnection connection, string sql, object? values, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));

    /// <summary>However long it takes.</summary>
    public static Task<int> RunPatiently(this DbConnection connection, string sql, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: cancellation));

    public static Task<T?> Row<T>(this DbConnection connection, string sql, object? values, CancellationToken cancellation) =>
        connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation));

    public static async Task<IReadOnlyList<T>> Rows<T>(
        this DbConnection connection, string sql, object? values, CancellationToken cancellation)
    {
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
        var found = new List<T>();
        // Not before there is a row: until then SQLite knows no type of what a statement computes, such as a count.
        if (await rows.ReadAsync(cancellation))
        {
            var parse = rows.GetRowParser(typeof(T));
            do
            {
                found.Add((T)parse(rows));
            }
            while (await rows.ReadAsync(cancellation));
        }

        return found;
    }

    /// <summary>
    /// Runs several statements in one text, and completes at the end of all of them: where that is a transaction, it is committed then. Each result
    /// is texts in one column, found by its name.
    /// </summary>
    public static async Task<ILookup<string, string>> Columns(this DbConnection connection, string sql, object values, CancellationToken cancellation)
    {
        var found = new List<(string Column, string Value)>();
        await using var results = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
        do
        {
            while (await results.ReadAsync(cancellation))
            {
                found.Add((results.GetName(0), results.GetString(0)));
            }
        }
        while (await results.NextResultAsync(cancellation));

        return found.ToLookup(pair => pair.Column, pair => pair.Value, StringComparer.Ordinal);
    }

    public static async Task<T?> Row<T>(
        this DbConnection connection, string sql, object? values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var rows = await connection.Rows(sql, values, read, cancellation);
        return rows.Count == 0 ? default : rows[0];
    }

    /// <summary>For rows that Dapper cannot make: a record's <c>int</c> is another type in each database.</summary>
    public static async Task<IReadOnlyList<T>> Rows<T>(
        this DbConnection connection, string sql, object? values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var found = new List<T>();
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(read(rows));
        }

        return found;
    }
}
