using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>One WebSocket of <c>/ws</c>: reads what the client says, sends what its feed brings.</summary>
internal sealed class LiveConnection(WebSocket webSocket, CorkStream? cork, LiveSocket socket, LiveFeed feed, TimeProvider time)
    : ILiveTransport
{
    public async Task Run(long? since, string? epoch)
    {
        // Not by a token in each call: it would cost more than the call.
        await using var cut = socket.Cut.Register(webSocket.Abort);
        socket.Attach(this);
        await feed.Start(since, epoch);
        await new ClientReader(webSocket, time).Read(Handle, socket);
        socket.End(WebSocketCloseStatus.NormalClosure, "");
        await socket.Closed;
        await feed.Ended();
    }

    public void Begin() => cork?.Cork();

    public ValueTask End() => cork?.Uncork() ?? ValueTask.CompletedTask;

    public ValueTask Send(ReadOnlyMemory<byte> frame)
        => webSocket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

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
                if (!socket.Say(WebSocketFormat.Pong))
                {
                    socket.End(WebSocketCloseStatus.PolicyViolation, "read what was sent");
                }

                break;
            case "resume" when frame.Since is >= 0:
                feed.Resume(frame.Since.Value);
                break;
        }
    }
}
