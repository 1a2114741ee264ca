using System.Data;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>Runs its text by the statement that its connection has prepared for it.</summary>
internal sealed class PreparedCommand : SqliteCommand
{
    private readonly PreparedConnection _connection;
    private SqliteCommand? _statement;
    private SqliteDataReader? _reader;

    public PreparedCommand(PreparedConnection connection)
    {
        _connection = connection;
        (Connection, CommandTimeout) = (connection, connection.DefaultTimeout);
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (_statement is not { } statement || statement.CommandText != CommandText || statement.Parameters.Count != Parameters.Count)
        {
            Return();
            _statement = statement = _connection.Take(CommandText);
            foreach (SqliteParameter parameter in Parameters)
            {
                statement.Parameters.Add(parameter);
            }
        }

        statement.CommandTimeout = CommandTimeout;
        try
        {
            return _reader = statement.ExecuteReader(behavior);
        }
        catch
        {
            // A statement that failed may have stopped halfway.
            _statement = null;
            statement.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Return();
        }

        base.Dispose(disposing);
    }

    private void Return()
    {
        if (_statement is not { } statement)
        {
            return;
        }

        _statement = null;
        if (_reader is { IsClosed: false } || _connection.State != ConnectionState.Open)
        {
            statement.Dispose();
            return;
        }

        _connection.GiveBack(statement);
    }
}
