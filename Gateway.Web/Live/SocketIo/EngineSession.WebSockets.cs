using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

internal sealed partial class EngineSession
{
    private WebSocket? _webSocket;
    private CorkStream? _stream;
    private bool _isWriting;

    /// <summary>Runs the session over a WebSocket from its beginning to its end.</summary>
    public async Task Run(WebSocket webSocket, CorkStream stream, Func<TimeSpan> now)
    {
        _stream = stream;
        StartWriting(webSocket);
        try
        {
            await Read(webSocket, packet => Receive(packet, now()));
        }
        finally
        {
            Close();
        }

        await Goodbye();
    }

    private void StartWriting(WebSocket webSocket)
    {
        WebSocket? writing;
        lock (_gate)
        {
            _webSocket = webSocket;
            writing = TryStartWriting();
        }

        Write(writing);
    }

    private async Task Read(WebSocket webSocket, Func<EnginePacket, ValueTask<bool>> receive)
    {
        try
        {
            var reader = new EngineReader(webSocket, this, time);
            Volatile.Write(ref _arrival, reader.Arrival);
            await reader.Read(receive);
            if (reader.IsExceeded)
            {
                // A close would read what the client still sends, until it answers or its time is over.
                webSocket.Abort();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection is gone: the client comes back.
        }
    }

    private WebSocket? TryStartWriting()
    {
        if (_webSocket is null || _isWriting || ((_waiting.Count == 0 || _isHeld) && !_isClosed))
        {
            return null;
        }

        _isWriting = true;
        return _webSocket;
    }

    private WebSocket? TryStartWritingAtOnce()
    {
        lock (_gate)
        {
            if (_webSocket is null || _isWriting || _waiting.Count > 0 || _isHeld || _isClosed)
            {
                return null;
            }

            _isWriting = true;
            return _webSocket;
        }
    }

    private void Write(WebSocket? webSocket)
    {
        if (webSocket is not null)
        {
            WriteUntilEmpty(webSocket, ValueTask.CompletedTask).Ignore();
        }
    }

    private async Task WriteUntilEmpty(WebSocket webSocket, ValueTask begun)
    {
        var isOver = false;
        try
        {
            await begun;
            while (!TryStopWriting(out isOver))
            {
                await WriteAll(webSocket, _stream!);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            webSocket.Abort();
            EndGoodbye();
            return;
        }

        if (isOver)
        {
            await CloseOutput(webSocket);
            EndGoodbye();
        }
    }

    private async ValueTask WriteAll(WebSocket webSocket, CorkStream stream)
    {
        var isTaken = TryTake(out var packet, out var isAlone);
        if (!isAlone)
        {
            stream.Cork();
        }

        while (isTaken)
        {
            await (packet.Frame.IsEmpty
                ? webSocket.SendAsync(packet.Bytes, packet.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None)
                : stream.WriteAsync(packet.Frame));
            isTaken = TryTake(out packet, out _);
        }

        if (!isAlone)
        {
            await stream.Uncork();
        }
    }

    /// <param name="isOver">Nothing more comes: it is on the caller to close.</param>
    private bool TryStopWriting(out bool isOver)
    {
        lock (_gate)
        {
            _isWriting = _waiting.Count > 0;
            isOver = _isClosed;
            return !_isWriting;
        }
    }
}
