using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

internal sealed partial class EngineSession
{
    // How long a client may take to answer a close; then the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private WebSocket? _webSocket;
    private WebSocket? _upgrade;
    private CorkStream? _cork;
    private bool _isWriting;

    /// <summary>Runs the session over a WebSocket from its beginning to its end.</summary>
    public async Task Run(WebSocket webSocket, CorkStream? cork, Func<TimeSpan> now)
    {
        _cork = cork;
        StartWriting(webSocket);
        await Read(webSocket, packet => Receive(packet, now()));
        Close();
    }

    /// <summary>Moves a polling session to a WebSocket: a probe, then <c>upgrade</c>. A client that does it differently goes on polling.</summary>
    public async Task Upgrade(WebSocket webSocket, CorkStream? cork, Func<TimeSpan> now)
    {
        if (!TryBeginUpgrade(webSocket))
        {
            await CloseOutput(webSocket);
            return;
        }

        _cork = cork;
        using var deadline = new CancellationTokenSource(options.UpgradeTimeout, time);
        await using var cut = deadline.Token.Register(() => AbandonUpgrade(webSocket));
        await Read(webSocket, packet => _webSocket == webSocket ? Receive(packet, now()) : ValueTask.FromResult(ReceiveUpgrade(webSocket, packet)));
        if (_webSocket == webSocket)
        {
            Close();
        }
        else
        {
            AbandonUpgrade(webSocket);
        }
    }

    private void StartWriting(WebSocket webSocket)
    {
        WebSocket? writing;
        lock (_gate)
        {
            _webSocket = webSocket;
            writing = TryStartWriting();
        }

        if (writing is not null)
        {
            Write(writing).Ignore();
        }
    }

    private async Task Read(WebSocket webSocket, Func<EnginePacket, ValueTask<bool>> receive)
    {
        try
        {
            await new EngineReader(webSocket, options.MaxPayload).Read(receive);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection is gone: the client comes back.
        }
    }

    private bool TryBeginUpgrade(WebSocket webSocket)
    {
        lock (_gate)
        {
            var may = !_isClosed && _webSocket is null && _upgrade is null;
            _upgrade = may ? webSocket : _upgrade;
            return may;
        }
    }

    private bool ReceiveUpgrade(WebSocket webSocket, EnginePacket packet)
    {
        if (packet.Bytes.Span.SequenceEqual("2probe"u8))
        {
            AnswerProbe(webSocket).Ignore();
            return true;
        }

        return packet.Bytes.Span.SequenceEqual("5"u8) && TryEndUpgrade(webSocket);
    }

    private async Task AnswerProbe(WebSocket webSocket)
    {
        await webSocket.SendAsync(EnginePacket.ProbePong.Bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        lock (_gate)
        {
            _poll?.TrySetResult(EnginePayload.Encode([EnginePacket.Noop]));
            _poll = null;
        }
    }

    private bool TryEndUpgrade(WebSocket webSocket)
    {
        WebSocket? writing;
        lock (_gate)
        {
            if (_isClosed || _upgrade != webSocket)
            {
                return false;
            }

            (_webSocket, _upgrade) = (webSocket, null);
            _poll?.TrySetResult(null);
            _poll = null;
            writing = TryStartWriting();
        }

        if (writing is not null)
        {
            Write(writing).Ignore();
        }

        return true;
    }

    private void AbandonUpgrade(WebSocket webSocket)
    {
        lock (_gate)
        {
            if (_upgrade == webSocket)
            {
                _upgrade = null;
                webSocket.Abort();
            }
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

    private async Task Write(WebSocket webSocket)
    {
        try
        {
            do
            {
                _cork?.Cork();
                while (TryTake(out var packet))
                {
                    var type = packet.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                    await webSocket.SendAsync(packet.Bytes, type, endOfMessage: true, CancellationToken.None);
                }

                await (_cork?.Uncork() ?? ValueTask.CompletedTask);
            }
            while (!TryStopWriting());
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            webSocket.Abort();
        }

        if (IsClosed)
        {
            await CloseOutput(webSocket);
        }
    }

    private bool TryStopWriting()
    {
        lock (_gate)
        {
            _isWriting = _waiting.Count > 0;
            return !_isWriting;
        }
    }

    private async Task CloseOutput(WebSocket webSocket)
    {
        using var deadline = new CancellationTokenSource(CloseTimeout, time);
        await using var cut = deadline.Token.Register(webSocket.Abort);
        try
        {
            if (webSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await webSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", deadline.Token);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            webSocket.Abort();
        }
    }
}
