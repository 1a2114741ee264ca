namespace OrleansNotify.Live;

/// <summary>What waits for one connection, bounded by bytes.</summary>
internal sealed class FrameQueue(int limit)
{
    private readonly Lock _gate = new();

    // Mostly one waits, and not for long: only more than that have a queue.
    private Frame? _first;
    private Queue<Frame>? _more;
    private TaskCompletionSource? _roomWaiter;
    private int _waiting;
    private int _waitingControl;
    private int _wantedWaiting;
    private int _generation;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _first is null;
            }
        }
    }

    /// <summary>False when the event no longer fits; nothing was added then.</summary>
    public bool TryAddEvent(ReadOnlyMemory<byte> bytes, long seq)
    {
        lock (_gate)
        {
            // One frame larger than the limit must pass when the queue is empty, or it never could.
            var fits = _waiting == 0 || _waiting + bytes.Length <= limit;
            if (fits)
            {
                Add(bytes, seq);
            }

            return fits;
        }
    }

    /// <summary>False when the client lets control frames pile up: it only writes and never reads.</summary>
    public bool TryAddControl(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            // Apart from events, of which one may be larger than the limit.
            var fits = _waitingControl + bytes.Length <= limit;
            if (fits)
            {
                _waitingControl += bytes.Length;
                Add(bytes, 0);
            }

            return fits;
        }
    }

    /// <summary>Forgets everything that waits.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            (_first, _more) = (null, null);
            _generation++;
            (_waiting, _waitingControl) = (0, 0);
        }
    }

    /// <summary>Completes when this many bytes fit into half of the limit, or nothing waits. For one caller at a time.</summary>
    public Task WaitForRoom(int bytes, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _wantedWaiting = Math.Max(0, limit / 2 - bytes);
            if (_waiting <= _wantedWaiting)
            {
                return Task.CompletedTask;
            }

            _roomWaiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _roomWaiter.Task.WaitAsync(cancellation);
        }
    }

    public bool TryTake(out Frame frame)
    {
        lock (_gate)
        {
            var isTaken = _first is not null;
            frame = _first.GetValueOrDefault();
            _first = _more is not null && _more.TryDequeue(out var next) ? next : null;
            return isTaken;
        }
    }

    /// <summary>The only frame that waits; false when there are none or more, or it has nothing to send.</summary>
    public bool TryTakeAlone(out Frame frame)
    {
        lock (_gate)
        {
            frame = _first.GetValueOrDefault();
            var isTaken = !frame.Bytes.IsEmpty && _more is null or { Count: 0 };
            _first = isTaken ? null : _first;
            return isTaken;
        }
    }

    /// <summary>A frame that was taken no longer waits.</summary>
    public void Sent(Frame frame)
    {
        lock (_gate)
        {
            if (frame.Generation == _generation)
            {
                _waiting -= frame.Bytes.Length;
                _waitingControl -= frame.Seq == 0 ? frame.Bytes.Length : 0;
            }

            if (_waiting <= _wantedWaiting)
            {
                _roomWaiter?.TrySetResult();
                _roomWaiter = null;
            }
        }
    }

    private void Add(ReadOnlyMemory<byte> bytes, long seq)
    {
        _waiting += bytes.Length;
        var frame = new Frame(bytes, seq, _generation);
        if (_first is null)
        {
            _first = frame;
        }
        else
        {
            (_more ??= new Queue<Frame>()).Enqueue(frame);
        }
    }
}
