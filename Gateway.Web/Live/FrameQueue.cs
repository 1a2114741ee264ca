using System.Threading.Channels;

namespace OrleansNotify.Live;

/// <summary>What waits for one socket's writer, bounded by bytes.</summary>
internal sealed class FrameQueue(int limit)
{
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private TaskCompletionSource? _roomWaiter;
    private int _waiting;
    private int _waitingControl;
    private int _wantedWaiting;
    private int _generation;

    /// <summary>False when the event does not fit any more; nothing was added then.</summary>
    public bool TryAddEvent(ReadOnlyMemory<byte> bytes, long seq)
    {
        lock (_gate)
        {
            // One frame larger than the limit must pass when the queue is empty, or it never could.
            return (_waiting == 0 || _waiting + bytes.Length <= limit) && Add(bytes, seq);
        }
    }

    /// <summary>False when the client lets control frames pile up: it only writes and never reads.</summary>
    public bool TryAddControl(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            // Apart from events, of which one may be larger than the limit.
            if (_waitingControl + bytes.Length > limit)
            {
                return false;
            }

            _waitingControl += bytes.Length;
            return Add(bytes, 0);
        }
    }

    /// <summary>Forgets everything that waits.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            _generation++;
            (_waiting, _waitingControl) = (0, 0);
        }
    }

    /// <summary>Completes when this many bytes fit into half of the limit, or nothing waits any more. For one caller at a time.</summary>
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

    public void Complete() => _frames.Writer.TryComplete();

    /// <summary>The next frame that was not dropped; null at the end.</summary>
    public async ValueTask<Frame?> Next(CancellationToken cancellation)
    {
        while (await _frames.Reader.WaitToReadAsync(cancellation))
        {
            while (_frames.Reader.TryRead(out var frame))
            {
                if (frame.Generation == Volatile.Read(ref _generation))
                {
                    return frame;
                }
            }
        }

        return null;
    }

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

    private bool Add(ReadOnlyMemory<byte> bytes, long seq)
    {
        _waiting += bytes.Length;
        return _frames.Writer.TryWrite(new Frame(bytes, seq, _generation));
    }
}
