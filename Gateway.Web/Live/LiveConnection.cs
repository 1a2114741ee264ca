using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>Runs one WebSocket of <c>/ws</c> from its welcome to its end: one reader, one writer, and a feed.</summary>
internal sealed class LiveConnection(WebSocket webSocket, LiveSocket socket, LiveFeed feed, TimeProvider time)
{
    public async Task Run(long? since, string? epoch)
    {
        await feed.Start(since, epoch);
        var writer = Write();
        await new ClientReader(webSocket, time).Read(Handle, socket);
        socket.End(WebSocketCloseStatus.NormalClosure, "");
        await writer;
        await feed.Ended();
    }

    private void Handle(ClientFrame frame)
    {
        switch (frame.Type)
        {
            case "ping":
                if (!socket.Queue.TryAddControl(WebSocketFormat.Pong))
                {
                    socket.End(WebSocketCloseStatus.PolicyViolation, "read what was sent");
                }

                break;
            case "resume" when frame.Since is >= 0:
                feed.Resume(frame.Since.Value);
                break;
        }
    }

    private async Task Write()
    {
        try
        {
            while (await socket.Queue.Next(CancellationToken.None) is { } frame)
            {
                await webSocket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, socket.Cut);
                socket.Sent(frame);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection is gone or is being closed: the client resumes.
        }

        await Close();
    }

    private async Task Close()
    {
        try
        {
            if (webSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await webSocket.CloseOutputAsync(socket.Farewell.Status, socket.Farewell.Reason, socket.Cut);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            webSocket.Abort();
        }
    }
}
