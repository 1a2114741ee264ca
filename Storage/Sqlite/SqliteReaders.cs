namespace OrleansNotify.Storage.Sqlite;

/// <summary>Connections to read by, kept open with what they have prepared.</summary>
internal sealed class SqliteReaders(string settings) : IDisposable
{
    // As many reads as run at a time: SQLite's calls do not wait for anything but the disk.
    private static readonly int Most = 2 * Environment.ProcessorCount;

    private readonly Stack<KeepingConnection> _idle = new();
    private bool _isClosed;

    /// <summary>An open one, the caller's alone until it is given back or disposed of.</summary>
    public KeepingConnection Take()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        var connection = new KeepingConnection(settings);
        connection.Open();
        return connection;
    }

    public void GiveBack(KeepingConnection connection)
    {
        lock (_idle)
        {
            if (!_isClosed && _idle.Count < Most)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }

    public void Dispose()
    {
        lock (_idle)
        {
            _isClosed = true;
            while (_idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }
}
