using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>From polling to a WebSocket.</summary>
internal sealed partial class EngineSession
{
    private WebSocket? _upgrade;
    private bool _hasProbed;

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

    private bool TryBeginUpgrade(WebSocket webSocket)
    {
        lock (_gate)
        {
            var may = !_isClosed && _webSocket is null && _upgrade is null;
            _upgrade = may ? webSocket : _upgrade;
            _hasProbed &= !may;
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
}
