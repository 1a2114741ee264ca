using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>A statement prepared once and run often, its values given in the order of its parameters. It ends with its connection at the latest.</summary>
internal sealed class SqliteStatement(SqliteCommand command) : IDisposable
{
    public static SqliteStatement Prepare(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return new SqliteStatement(command);
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public SqliteDataReader Rows(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    /// <returns>The first value of the first row; null when there is no row.</returns>
    public long? Number(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return (long?)command.ExecuteScalar();
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
