namespace OrleansNotify.Deliveries;

/// <summary>
/// What has ended and is not on the disk yet. One write at a time: what ends meanwhile goes into the next. An event is in at most one
/// write, as it is not attempted again before its outcome is recorded.
/// </summary>
internal sealed class OutcomeBuffer(
    DeliveryRecorder recorder,
    long cursor,
    Func<IReadOnlyList<DeliveryOutcome>, EndpointProgress> progress,
    Action<Work, DeliveryOutcome> recorded,
    Action replaced,
    Action<Exception> broken,
    Action turn)
{
    private readonly Dictionary<long, (Work Work, DeliveryOutcome Outcome)> _new = [];
    private Dictionary<long, (Work Work, DeliveryOutcome Outcome)> _writing = [];
    private bool _isWriting;
    private bool _isOver;

    public int Count => _new.Count + _writing.Count;

    /// <summary>Nothing is left that could still be written.</summary>
    public bool IsEmpty => _isOver || (Count == 0 && !_isWriting);

    /// <summary>The cursor as it is on the disk.</summary>
    public long WrittenCursor { get; private set; } = cursor;

    public bool Has(long seq) => _new.ContainsKey(seq) || _writing.ContainsKey(seq);

    public void Add(Work work, DeliveryOutcome outcome) => _new.Add(work.Seq, (work, outcome));

    public void Flush()
    {
        if (_new.Count > 0)
        {
            Write();
        }
    }

    /// <summary>Writes even if only the cursor has moved.</summary>
    public void Write()
    {
        if (!_isWriting && !_isOver)
        {
            _isWriting = true;
            WriteAll().Ignore();
        }
    }

    private async Task WriteAll()
    {
        try
        {
            _isOver = !await WriteOnce();
            _isWriting = false;
            if (!_isOver)
            {
                turn();
            }
        }
        catch (Exception e)
        {
            // What was in this write is known to the store alone: the owner begins again from there.
            (_isOver, _isWriting) = (true, false);
            broken(e);
        }
    }

    /// <returns>False: another activation has taken over.</returns>
    private async Task<bool> WriteOnce()
    {
        _writing = new(_new);
        _new.Clear();
        var written = progress([.. _writing.Values.Select(pair => pair.Outcome)]);
        if (!await recorder.Record(written))
        {
            replaced();
            return false;
        }

        WrittenCursor = Math.Max(WrittenCursor, written.Cursor);
        var done = _writing;
        _writing = [];
        foreach (var (work, outcome) in done.Values)
        {
            recorded(work, outcome);
        }

        return true;
    }
}
