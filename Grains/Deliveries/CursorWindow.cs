namespace OrleansNotify.Deliveries;

/// <summary>The low mark of what ends out of order: every <c>seq</c> up to <see cref="Cursor"/> is recorded or concerns nobody.</summary>
internal sealed class CursorWindow(long considered)
{
    private readonly Queue<long> _open = new();
    private readonly HashSet<long> _recorded = [];

    /// <summary>Everything up to here was looked at.</summary>
    public long Considered { get; private set; } = considered;

    public long Cursor => _open.TryPeek(out var first) ? first - 1 : Considered;

    public int Open => _open.Count - _recorded.Count;

    /// <summary>An event that needs an attempt: it holds the cursor until it is recorded.</summary>
    public void Add(long seq)
    {
        _open.Enqueue(seq);
        Considered = seq;
    }

    public void ConsiderUpTo(long seq) => Considered = Math.Max(Considered, seq);

    public void Recorded(long seq)
    {
        if (!_open.TryPeek(out var first) || seq < first || !_recorded.Add(seq))
        {
            return;
        }

        while (_open.TryPeek(out first) && _recorded.Remove(first))
        {
            _open.Dequeue();
        }
    }

    /// <summary>What is open is left out: the cursor goes to what was considered, once <paramref name="keep"/> are recorded.</summary>
    public void LeaveOut(IReadOnlySet<long> keep)
    {
        var kept = _open.Where(seq => keep.Contains(seq) && !_recorded.Contains(seq)).ToArray();
        _open.Clear();
        _recorded.Clear();
        Array.ForEach(kept, _open.Enqueue);
    }
}
