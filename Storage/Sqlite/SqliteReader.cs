using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// A connection to read by that keeps the statements of <see cref="KeptCalls"/> prepared: SQLite parses and plans a long one, such as the count
/// of an inbox, for twenty times as long as it runs it.
/// </summary>
internal sealed class SqliteReader(string settings) : SqliteConnection(settings), IKeepsStatements
{
    // Each takes some 50 KB; a text grows with the topics that a user is in, and the rarer ones are prepared for each call.
    private const int Most = 24;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public IReadOnlyList<T> Rows<T>(string sql, ReadOnlySpan<(string Name, object Value)> values, Func<DbDataReader, T> read)
    {
        // Not in the dictionary while it runs, so that no other call binds other values, nor after it failed.
        var command = _statements.Remove(sql, out var kept) ? kept : New(sql, values);
        var isWhole = false;
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i].Value;
            }

            var found = new List<T>();
            using (var rows = command.ExecuteReader())
            {
                while (rows.Read())
                {
                    found.Add(read(rows));
                }
            }

            isWhole = true;
            return found;
        }
        finally
        {
            if (!isWhole || _statements.Count >= Most || !_statements.TryAdd(sql, command))
            {
                command.Dispose();
            }
        }
    }

    private SqliteCommand New(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = CreateCommand();
        command.CommandText = sql;
        foreach (var (name, _) in values)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
