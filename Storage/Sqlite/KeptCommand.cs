using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>Runs its text and values by the prepared statement that its connection keeps of that text.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    private readonly KeepingConnection _connection;
    private readonly KeptStatements _statements;
    private SqliteCommand? _taken;
    private SqliteDataReader? _rows;

    public KeptCommand(KeepingConnection connection, KeptStatements statements)
    {
        (_connection, _statements) = (connection, statements);
        CommandTimeout = connection.DefaultTimeout;
    }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => _rows = Run(command => command.ExecuteReader(behavior));

    public override SqliteDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        GiveBack();
        var command = _statements.Take(CommandText) ?? New();
        try
        {
            Bind(command);
            var result = run(command);
            _taken = command;
            return result;
        }
        finally
        {
            // After a fault nobody knows where it stands.
            if (_taken is null)
            {
                command.Dispose();
            }
        }
    }

    private SqliteCommand New()
    {
        var command = _connection.CreateCommand();
        command.CommandText = CommandText;
        return command;
    }

    private void Bind(SqliteCommand command)
    {
        command.CommandTimeout = CommandTimeout;
        command.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
        {
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Its rows end first: a statement that stands on a row would hold the reader's view of the database.</summary>
    private void GiveBack()
    {
        if (_taken is not { } command)
        {
            return;
        }

        _rows?.Dispose();
        (_taken, _rows) = (null, null);
        command.Parameters.Clear();
        _statements.GiveBack(command);
    }
}
