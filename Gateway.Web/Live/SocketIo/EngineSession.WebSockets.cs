using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

internal sealed partial class EngineSession
{
    // How long a client may take to answer a close; then the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private WebSocket? _webSocket;
    private WebSocket? _upgrade;
    private CorkStream? _stream;
    private bool _isWriting;
    private bool _hasProbed;

    // From the session's end on: completes when the client was told, or is gone.
    private TaskCompletionSource? _goodbye;
    private bool _isGone;

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

    /// <summary>Moves a polling session to a WebSocket: a probe, then <c>upgrade</c>. A client that does it differently goes on polling.</summary>
    public async Task Upgrade(WebSocket webSocket, CorkStream stream, Func<TimeSpan> now)
    {
        if (!TryBeginUpgrade(webSocket))
        {
            await CloseOutput(webSocket);
            return;
        }

        _stream = stream;
        using var deadline = new CancellationTokenSource(options.UpgradeTimeout, time);
        await using var cut = deadline.Token.Register(() => AbandonUpgrade(webSocket));
        await Read(webSocket, packet => _webSocket == webSocket ? Receive(packet, now()) : ValueTask.FromResult(ReceiveUpgrade(webSocket, packet)));
        if (_webSocket == webSocket)
        {
            Close();
            await Goodbye();
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

        Write(writing);
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
            _hasProbed = false;
            return may;
        }
    }

    private bool ReceiveUpgrade(WebSocket webSocket, EnginePacket packet)
    {
        if (packet.Bytes.Span.SequenceEqual("2probe"u8))
        {
            // Once: a client that asks and does not read would have answers pile up.
            if (!_hasProbed)
            {
                _hasProbed = true;
                AnswerProbe(webSocket).Ignore();
            }

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

        Write(writing);

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

    /// <returns>Whom to say it to; null when the session has no WebSocket.</returns>
    private WebSocket? BeginGoodbye()
    {
        if (_webSocket is not null)
        {
            _goodbye = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_isGone)
            {
                _goodbye.TrySetResult();
            }
        }

        return _webSocket;
    }

    private void EndGoodbye()
    {
        lock (_gate)
        {
            _isGone = true;
            _goodbye?.TrySetResult();
        }
    }

    private Task Goodbye()
    {
        lock (_gate)
        {
            return _goodbye?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>A client that takes nothing cannot be told: whoever writes to it would wait as long as it likes.</summary>
    private async Task CutUnlessTold(WebSocket webSocket)
    {
        try
        {
            await Goodbye().WaitAsync(CloseTimeout, time);
        }
        catch (TimeoutException)
        {
            webSocket.Abort();
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
