using System.Data.Common;
using Dapper;

namespace OrleansNotify.Storage;

/// <summary>Dapper's calls as the stores use them, each with its cancellation.</summary>
internal static class DapperCalls
{
    public static Task<int> Run(this DbConnection connection, string sql, object? values, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));

    public static Task<T?> Row<T>(this DbConnection connection, string sql, object? values, CancellationToken cancellation) =>
        connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation));

    public static async Task<IReadOnlyList<T>> Rows<T>(
        this DbConnection connection, string sql, object? values, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellation));
        return rows.AsList();
    }
}
