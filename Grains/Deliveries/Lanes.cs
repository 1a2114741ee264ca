namespace OrleansNotify.Deliveries;

/// <summary>
/// What an endpoint has considered and not started: ready, or waiting for one of the same lane. A lane is busy from the start of a
/// delivery until it is done, dead or cancelled, over all its attempts.
/// </summary>
internal sealed class Lanes
{
    private const int MostWithPayload = 1_000;
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostParked = 100_000;

    private readonly Queue<Work> _ready = new();
    private readonly Dictionary<string, Lane> _busy = new(StringComparer.Ordinal);
    private int _parked;
    private long _bytes;

    public int Ready => _ready.Count;

    public bool IsEmpty => _ready.Count == 0 && _parked == 0;

    /// <summary>No more is taken: the log keeps the rest.</summary>
    public bool IsFull => _ready.Count >= MostWithPayload || _bytes >= MostBytes || _parked >= MostParked;

    public void Add(Work work)
    {
        if (work.Lane is null || _busy.TryAdd(work.Lane, new Lane(work.Seq)))
        {
            MakeReady(work);
        }
        else
        {
            // Who waits for another holds no payload: the wait may be long.
            work.Event = null;
            _busy[work.Lane].Waiting.Enqueue(work);
            _parked++;
        }
    }

    public bool TryTake(out Work work)
    {
        if (!_ready.TryDequeue(out work!))
        {
            return false;
        }

        _bytes -= work.Event?.Payload.Length ?? 0;
        return true;
    }

    /// <summary>A delivery of before, which waits for its next attempt, has the lane.</summary>
    public void Hold(string? lane, long seq)
    {
        if (lane is not null)
        {
            _busy.TryAdd(lane, new Lane(seq));
        }
    }

    /// <summary>Does nothing for one that does not have the lane: it was asked for again, beside the order.</summary>
    public void Release(string? lane, long seq)
    {
        if (lane is null || !_busy.TryGetValue(lane, out var busy) || busy.Holder != seq)
        {
            return;
        }

        if (busy.Waiting.TryDequeue(out var next))
        {
            _parked--;
            busy.Holder = next.Seq;
            MakeReady(next);
        }
        else
        {
            _busy.Remove(lane);
        }
    }

    /// <summary>Deliveries that are not <paramref name="isAlive"/> any more lose their lanes.</summary>
    public void ReleaseUnless(Func<long, bool> isAlive)
    {
        var ready = _ready.Select(work => work.Seq).ToHashSet();
        foreach (var (lane, busy) in _busy.Where(pair => !ready.Contains(pair.Value.Holder) && !isAlive(pair.Value.Holder)).ToArray())
        {
            Release(lane, busy.Holder);
        }
    }

    public void Clear()
    {
        _ready.Clear();
        _busy.Clear();
        (_parked, _bytes) = (0, 0);
    }

    private void MakeReady(Work work)
    {
        _ready.Enqueue(work);
        _bytes += work.Event?.Payload.Length ?? 0;
    }

    private sealed class Lane(long holder)
    {
        public long Holder { get; set; } = holder;

        public Queue<Work> Waiting { get; } = new();
    }
}
