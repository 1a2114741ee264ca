using System.Net.WebSockets;
using OrleansNotify.Http;

namespace OrleansNotify.Live.SocketIo;

/// <summary>
/// One Engine.IO session over polling, a WebSocket, or first the one and then the other. What waits is sent by whoever finds the
/// transport free, so an idle session has no writer; only <c>_gate</c> guards it, and no handler is called under it.
/// </summary>
internal sealed partial class EngineSession(string sid, EngineOptions options, Heartbeat heartbeat, TimeProvider time)
{
    // More than this waiting for a slow client, and senders that ask are told to wait.
    public const int Room = 16 * 1024;

    // A client that has us answer and takes no answers is closed.
    public const int MostWaiting = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<EnginePacket> _waiting = new();
    private int _waitingBytes;
    private bool _isHeld;
    private TaskCompletionSource? _room;
    private int _isReceiving;
    private MessageArrival? _arrival;
    private bool _isClosed;

    public string Sid => sid;

    public EngineOptions Options => options;

    /// <summary>Set once, before anything is received.</summary>
    public IEngineHandler Handler { get; set; } = null!;

    /// <summary>Bytes that one message, and the body of one POST, may have for now.</summary>
    public int MaxPayload => Handler.IsLetIn ? options.MaxPayload : Math.Min(options.MaxPayload, options.MaxPayloadBeforeConnect);

    /// <summary>What its messages hold while they arrive; null: they are not counted.</summary>
    public Func<BudgetLease>? Leases { get; init; }

    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>In this order, nothing between them. Nothing happens when the session is closed.</summary>
    public void Send(params ReadOnlySpan<EnginePacket> packets)
    {
        WebSocket? writing;
        bool isTooMuch;
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            foreach (var packet in packets)
            {
                _waiting.Enqueue(packet);
                _waitingBytes += packet.Bytes.Length;
            }

            AnswerPoll();
            writing = TryStartWriting();
            isTooMuch = _waiting.Count > MostWaiting;
        }

        Write(writing);
        if (isTooMuch)
        {
            Close();
        }
    }

    /// <summary>One that is framed goes straight to a WebSocket that is idle.</summary>
    public void Send(EnginePacket packet)
    {
        if (packet.Frame.IsEmpty || TryStartWritingAtOnce() is not { } webSocket)
        {
            Send([packet]);
            return;
        }

        var writing = _stream!.WriteAsync(packet.Frame);
        if (!writing.IsCompletedSuccessfully || !TryStopWriting(out var isOver) || isOver)
        {
            WriteUntilEmpty(webSocket, writing).Ignore();
        }
    }

    /// <summary>More comes: what is sent may wait for <see cref="Release"/>.</summary>
    public void Hold() => Volatile.Write(ref _isHeld, true);

    public void Release()
    {
        WebSocket? writing;
        lock (_gate)
        {
            _isHeld = false;
            AnswerPoll();
            writing = TryStartWriting();
        }

        Write(writing);
    }

    public bool HasRoom => Volatile.Read(ref _waitingBytes) <= Room;

    /// <summary>Completes when little waits, or the session is closed.</summary>
    public Task WhenRoom()
    {
        lock (_gate)
        {
            if (_isClosed || _waitingBytes <= Room)
            {
                return Task.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <returns>False when the client broke the rules: the session is to be closed.</returns>
    public async ValueTask<bool> Receive(EnginePacket packet, TimeSpan now)
    {
        // A POST and a WebSocket at once are nothing that a client may do.
        if (Interlocked.Exchange(ref _isReceiving, 1) == 1)
        {
            return false;
        }

        try
        {
            if (packet.IsBinary)
            {
                return await Handler.ReceiveBinary(packet.Bytes);
            }

            switch (packet.Bytes.IsEmpty ? (byte)0 : packet.Bytes.Span[0])
            {
                case EnginePacket.MessageType:
                    return await Handler.Receive(packet.Bytes[1..]);
                case EnginePacket.PongType when packet.Bytes.Length == 1:
                    heartbeat.Pong(now);
                    return true;
                case EnginePacket.CloseType when packet.Bytes.Length == 1:
                    Leave();
                    return true;
                default:
                    return false;
            }
        }
        finally
        {
            Volatile.Write(ref _isReceiving, 0);
        }
    }

    /// <summary>To be called now and then.</summary>
    public void Beat(TimeSpan now)
    {
        if (heartbeat.IsDead(now) || Volatile.Read(ref _arrival) is { IsOverdue: true })
        {
            Close();
        }
        else if (heartbeat.MustPing(now))
        {
            Send(EnginePacket.Ping);
        }

        Handler.Beat(now - heartbeat.OpenedAt);
    }

    /// <summary>What waits is still sent where the transport takes it; then the client is told.</summary>
    public void Close() => End(EnginePacket.Close);

    // The client said so itself: a poll of its that is still under way gets nothing to act on.
    private void Leave() => End(EnginePacket.Noop);

    private void End(EnginePacket last)
    {
        WebSocket? writing;
        WebSocket? ending;
        CancellationTokenSource? posting;
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            if (_webSocket is null)
            {
                _waiting.Enqueue(last);
                _hasFarewell = _poll is null && last == EnginePacket.Noop;
                AnswerPoll();
            }

            posting = _posting;
            ending = BeginGoodbye();
            writing = TryStartWriting();
            _upgrade?.Abort();
            _room?.TrySetResult();
        }

        Write(writing);
        if (ending is not null)
        {
            CutUnlessTold(ending).Ignore();
        }

        Handler.Closed();
        posting?.Cancel();
    }

    private bool TryTake(out EnginePacket packet, out bool isAlone)
    {
        lock (_gate)
        {
            var isThere = _waiting.TryDequeue(out packet);
            isAlone = _waiting.Count == 0;
            Took(packet.Bytes.Length);
            return isThere;
        }
    }

    private void Took(int bytes)
    {
        _waitingBytes -= bytes;
        if (_room is not null && _waitingBytes <= Room)
        {
            _room.TrySetResult();
            _room = null;
        }
    }
}
