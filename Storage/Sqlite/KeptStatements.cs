using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>A connection's prepared statements by their text, those that were used last.</summary>
internal sealed class KeptStatements : IDisposable
{
    // Each takes some 50 KB.
    private const int Most = 48;

    // Statements that make or pack tables run once, and may be several in one text.
    private static readonly string[] Kept = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"];

    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<SqliteCommand> _byUse = new();

    /// <summary>The caller's alone until it is given back or disposed of: no other call binds other values meanwhile.</summary>
    public SqliteCommand? Take(string text)
    {
        if (!_byText.Remove(text, out var kept))
        {
            return null;
        }

        _byUse.Remove(kept);
        return kept.Value;
    }

    /// <param name="command">It has run without a fault.</param>
    public void GiveBack(SqliteCommand command)
    {
        var text = command.CommandText;
        if (!IsKept(text) || _byText.ContainsKey(text))
        {
            command.Dispose();
            return;
        }

        _byText.Add(text, _byUse.AddFirst(command));
        if (_byText.Count > Most)
        {
            var oldest = _byUse.Last!.Value;
            Take(oldest.CommandText);
            oldest.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var command in _byUse)
        {
            command.Dispose();
        }

        _byText.Clear();
        _byUse.Clear();
    }

    private static bool IsKept(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart();
        foreach (var word in Kept)
        {
            if (start.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
