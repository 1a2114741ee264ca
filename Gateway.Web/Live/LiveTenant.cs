using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Live;

/// <summary>
/// One tenant's sockets on this gateway. Each event is encoded once, whatever the number of sockets. The lock makes the head and who is
/// offered what comes at it one: whoever comes later reads it in the log.
/// </summary>
internal sealed partial class LiveTenant(string name, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan RetireAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SocketIndex _sockets = new();
    private readonly CancellationTokenSource _retired = new();
    private DateTimeOffset _emptySince = time.GetUtcNow();
    private bool _isRetired;

    public string Name => name;

    public LogHead Head { get; private set; } = new("", 0, 1);

    public CancellationToken Retired => _retired.Token;

    /// <summary>A socket was too slow for the event with this <c>seq</c>.</summary>
    public Action<LiveSocket, long> WhenBehind { get; init; } = (_, _) => { };

    public Action<LiveSocket> WhenRevoked { get; init; } = _ => { };

    public Action<LiveSocket> WhenLogChanged { get; init; } = _ => { };

    public void Dispose() => _retired.Dispose();

    public void StartAt(LogHead head) => Head = head;

    /// <summary>False when this tenant has retired: ask the hub again.</summary>
    public bool TryAdd(LiveSocket socket)
    {
        lock (_gate)
        {
            if (!_isRetired)
            {
                _sockets.Add(socket);
                LiveMetrics.Sockets.Add(1);
            }

            return !_isRetired;
        }
    }

    public void Remove(LiveSocket socket)
    {
        lock (_gate)
        {
            LiveMetrics.Sockets.Add(_sockets.Remove(socket) ? -1 : 0);
            _emptySince = _sockets.Count == 0 ? time.GetUtcNow() : _emptySince;
        }
    }

    /// <summary>True when it has had no socket for a while; it then takes none any more and hears nothing.</summary>
    /// <param name="isClosed">It gets none any more: it need not have been so for long.</param>
    public bool TryRetire(bool isClosed)
    {
        lock (_gate)
        {
            _isRetired |= _sockets.Count == 0 && (isClosed || time.GetUtcNow() - _emptySince > RetireAfter);
        }

        if (_isRetired)
        {
            _retired.Cancel();
        }

        return _isRetired;
    }

    public int CountOf(string user)
    {
        lock (_gate)
        {
            return _sockets.Of(user).Count;
        }
    }

    public LiveSocket[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _sockets.All];
        }
    }

    /// <summary>In which topics its person is, read after it was added.</summary>
    public void Learn(LiveSocket socket, IReadOnlyList<KeyRange> topics)
    {
        lock (_gate)
        {
            _sockets.Learn(socket, topics);
        }
    }

    /// <summary>What its person sees of the log up to the head; what was withdrawn from a topic is told also to those who have left it.</summary>
    public KeyRange[] RangesOf(LiveSocket socket)
    {
        lock (_gate)
        {
            return
            [
                .. AudienceKey.Of(socket.Session.User).Select(key => new KeyRange(key)),
                .. socket.Topics.Where(topic => topic.After < topic.UpTo),
                .. socket.Topics.Select(topic => AudienceKey.Withdrawn(topic.Key)).Distinct().Select(key => new KeyRange(key)),
            ];
        }
    }

    /// <summary>From here on the socket is offered what is newer than the returned head, and holds it.</summary>
    public LogHead BeginCatchUp(LiveSocket socket, long from)
    {
        lock (_gate)
        {
            socket.BeginCatchUp(from);
            return Head;
        }
    }

    public void SkipTo(long seq)
    {
        lock (_gate)
        {
            Head = Head with { Seq = Math.Max(Head.Seq, seq) };
        }
    }

    public void Pass(UserSignal signal)
    {
        LiveSocket[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets.Of(signal.User)];
        }

        if (signal.Unread is { } unread)
        {
            Array.ForEach(sockets, socket => socket.Say(socket.Format.Inbox(signal, unread)));
        }

        if (signal.RevokedTokenHash is { } hash)
        {
            Array.ForEach(Array.FindAll(sockets, socket => socket.Session.TokenHash == hash), WhenRevoked);
        }
    }

    /// <summary>False when the head is of another log: positions in the old one are worth nothing, so all sockets start anew.</summary>
    public bool IsSameLog(LogHead head)
    {
        lock (_gate)
        {
            if (head.Epoch == Head.Epoch)
            {
                Head = Head with { OldestSeq = head.OldestSeq };
                return true;
            }

            Head = head;
        }

        Array.ForEach(Snapshot(), WhenLogChanged);
        return false;
    }
}
