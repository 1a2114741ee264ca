namespace OrleansNotify.OneMachine.Members;

/// <summary>What a member writes, in a file of its own, over all its restarts.</summary>
internal sealed class MemberLog : IDisposable
{
    private const int Kept = 12;
    private readonly Queue<string> _newest = new();
    private readonly StreamWriter _file;
    private bool _isClosed;

    public MemberLog(string path)
    {
        Path = path;
        _file = new StreamWriter(path, append: false) { AutoFlush = true };
    }

    public string Path { get; }

    /// <summary>The newest lines, for the message when it cannot start.</summary>
    public string Tail
    {
        get
        {
            lock (_newest)
            {
                return string.Join('\n', _newest.Select(line => $"  {line}"));
            }
        }
    }

    public void Write(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_newest)
        {
            // The last words of a process may come when everything else has ended.
            if (_isClosed)
            {
                return;
            }

            _file.WriteLine(line);
            _newest.Enqueue(line);
            if (_newest.Count > Kept)
            {
                _newest.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (_newest)
        {
            _isClosed = true;
            _file.Dispose();
        }
    }
}
