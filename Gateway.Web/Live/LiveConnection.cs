using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>One WebSocket of <c>/ws</c>: reads what the client says, sends what its feed brings.</summary>
internal sealed class LiveConnection(WebSocket webSocket, CorkStream stream, LiveSeat seat, long? since, string? epoch, TimeProvider time)
    : ILiveTransport
{
    private readonly LiveSocket _socket = seat.Socket;
    private readonly ClientReader _reader = new(webSocket, time);
    private KeepAlive _keepAlive = new(time.GetUtcNow());

    public async Task Run()
    {
        using var ending = webSocket;
        // Not by a token in each call: it would cost more than the call.
        await using var cut = _socket.Cut.Register(webSocket.Abort);
        _socket.Attach(this);
        await seat.Feed.Start(since, epoch);
        await _reader.Read(Handle, _socket);
        _socket.End(WebSocketCloseStatus.NormalClosure, "");
        await _socket.Closed;
        await seat.Feed.Ended();
    }

    public void Begin() => stream.Cork();

    public ValueTask End() => stream.Uncork();

    public ValueTask Send(ReadOnlyMemory<byte> frame)
        => stream.WriteAsync(frame);

    public void Beat(DateTimeOffset now)
    {
        if (_keepAlive.MustPing(now, stream.Reads, out var isDead))
        {
            _socket.Say(WebSocketFrame.Ping);
        }

        if (_reader.IsOverdue)
        {
            _socket.End(WebSocketCloseStatus.PolicyViolation, "a message must end within 20 seconds");
        }

        if (isDead)
        {
            webSocket.Abort();
        }
    }

    public async Task Close(WebSocketCloseStatus status, string reason)
    {
        try
        {
            if (webSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await webSocket.CloseOutputAsync(status, reason, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            webSocket.Abort();
        }
    }

    private void Handle(ClientFrame frame)
    {
        switch (frame.Type)
        {
            case "ping":
                if (!_socket.Say(WebSocketFormat.Pong))
                {
                    _socket.End(WebSocketCloseStatus.PolicyViolation, "read what was sent");
                }

                break;
            case "resume" when frame.Since is >= 0:
                seat.Feed.Resume(frame.Since.Value);
                break;
        }
    }
}
