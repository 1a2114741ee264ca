using System.Net.WebSockets;
using OrleansNotify.Events;
using OrleansNotify.Sessions;

namespace OrleansNotify.Live;

/// <summary>
/// One socket and its cursor over the log. While it catches up, what is new is held back; then it is live; when its client is too
/// slow it is behind, costs nothing, and waits for the client to say where to resume. <see cref="LiveTenant"/> calls
/// <see cref="Offer"/> in the order of <c>seq</c>, one at a time, and sometimes with what was read in the log already.
/// </summary>
internal sealed partial class LiveSocket(Session session, ILiveFormat format, int queueLimit) : IDisposable
{
    // How long a client may take to answer a close; then the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<Frame> _held = [];
    private readonly CancellationTokenSource _cut = new();
    private int _heldBytes;
    private bool _hasHeldTooMuch;
    private State _state = State.CatchingUp;
    private bool _isOver;

    private enum State
    {
        CatchingUp,
        Live,
        Behind,
    }

    public Session Session => session;

    public ILiveFormat Format => format;

    public FrameQueue Queue { get; } = new(queueLimit);

    /// <summary>What of topics its person sees. <see cref="LiveTenant"/> keeps it, under its lock.</summary>
    public KeyRange[] Topics { get; set; } = [];

    /// <summary>Something was offered that is not flushed yet: <see cref="LiveTenant"/>'s mark.</summary>
    public bool IsOffered { get; set; }

    /// <summary>The last <c>seq</c> that was queued or that the client said it had.</summary>
    public long Position { get; private set; }

    /// <summary>The last event handed to the connection.</summary>
    public long LastSent { get; set; }

    public DateTimeOffset CheckedAt { get; set; }

    public DateTimeOffset? BehindSince { get; private set; }

    /// <summary>Cut the connection: set some time after <see cref="End"/>, so that the close can still be said and answered.</summary>
    public CancellationToken Cut => _cut.Token;

    public bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>Set before <see cref="End"/>: what the client is told.</summary>
    public (WebSocketCloseStatus Status, string Reason) Farewell { get; private set; } = (WebSocketCloseStatus.NormalClosure, "");

    /// <returns>True when this event was one too many: the socket is behind, and the client must be told.</returns>
    public bool Offer(ReadOnlyMemory<byte> frame, long seq, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_isOver || seq <= Position || _state == State.Behind)
            {
                return false;
            }

            if (_state == State.CatchingUp)
            {
                Hold(frame, seq);
                return false;
            }

            if (Queue.TryAddEvent(frame, seq))
            {
                Position = seq;
                return false;
            }

            FallBehind(now);
            return true;
        }
    }

    public void BeginCatchUp(long from)
    {
        lock (_gate)
        {
            (_state, BehindSince, Position) = (State.CatchingUp, null, from);
            ClearHeld();
        }
    }

    /// <summary>Queues an event of the past.</summary>
    /// <returns>False when something else took the room that the caller waited for: wait again.</returns>
    public bool TryReplay(ReadOnlyMemory<byte> frame, long seq)
    {
        lock (_gate)
        {
            if (_isOver || seq <= Position)
            {
                return true;
            }

            var isQueued = Queue.TryAddEvent(frame, seq);
            Position = isQueued ? seq : Position;
            return isQueued;
        }
    }

    /// <returns>False when too much came meanwhile to be held: catch up again, from <see cref="Position"/>.</returns>
    public bool TryGoLive(long caughtUpTo)
    {
        lock (_gate)
        {
            Position = Math.Max(Position, caughtUpTo);
            var isLive = !_hasHeldTooMuch && _held.TrueForAll(Release);
            ClearHeld();
            _state = isLive ? State.Live : _state;
            return isLive;
        }
    }

    /// <summary>Says goodbye once; what still waits is not sent.</summary>
    public void End(WebSocketCloseStatus status, string reason)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            Farewell = (status, reason);
            Queue.Drop();
            _cut.CancelAfter(CloseTimeout);
        }

        Flush();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _cut.Dispose();
        }
    }

    private bool Release(Frame frame)
    {
        if (frame.Seq > Position)
        {
            if (!Queue.TryAddEvent(frame.Bytes, frame.Seq))
            {
                return false;
            }

            Position = frame.Seq;
        }

        return true;
    }

    private void Hold(ReadOnlyMemory<byte> frame, long seq)
    {
        _hasHeldTooMuch |= _heldBytes + frame.Length > queueLimit / 2;
        if (_hasHeldTooMuch)
        {
            _held.Clear();
            return;
        }

        _held.Add(new Frame(frame, seq, 0));
        _heldBytes += frame.Length;
    }

    private void ClearHeld()
    {
        _held.Clear();
        (_heldBytes, _hasHeldTooMuch) = (0, false);
    }

    private void FallBehind(DateTimeOffset now)
    {
        (_state, BehindSince) = (State.Behind, now);
        Queue.Drop();
    }
}
