using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>How a WebSocket ends: the client is told, or cut.</summary>
internal sealed partial class EngineSession
{
    // How long a client may take to answer a close; then the connection is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    // From the session's end on: completes when the client was told, or is gone.
    private TaskCompletionSource? _goodbye;
    private bool _isGone;

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
