using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// A connection that keeps what it has prepared. SQLite parses and plans a long statement, such as the count of an inbox, for longer than it
/// runs it, and a pooled connection of the driver forgets its statements when it is closed.
/// </summary>
internal sealed class PreparedConnection(string settings) : SqliteConnection(settings)
{
    // Texts that grow with a list of values are many; a full set is emptied.
    private const int Most = 128;

    // Null: run once so far, or in use. Migrations and the like run once and are not kept.
    private readonly Dictionary<string, SqliteCommand?> _statements = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new PreparedCommand(this);

    /// <summary>The statement of this text, the caller's alone until it is given back.</summary>
    public SqliteCommand Take(string text)
    {
        if (_statements.TryGetValue(text, out var kept) && kept is not null)
        {
            _statements[text] = null;
            return kept;
        }

        return new SqliteCommand(text, this);
    }

    public void GiveBack(SqliteCommand statement)
    {
        statement.Parameters.Clear();
        var text = statement.CommandText;
        var isKnown = _statements.TryGetValue(text, out var kept);
        if (isKnown && kept is null)
        {
            _statements[text] = statement;
            return;
        }

        statement.Dispose();
        if (!isKnown)
        {
            MakeRoom();
            _statements.Add(text, null);
        }
    }

    private void MakeRoom()
    {
        if (_statements.Count < Most)
        {
            return;
        }

        foreach (var statement in _statements.Values)
        {
            statement?.Dispose();
        }

        _statements.Clear();
    }
}
