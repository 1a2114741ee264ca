using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>A Socket.IO client that has joined its tenant: hands what its feed brings to the session.</summary>
/// <param name="since">After which <c>seq</c> it goes on; null: it is new.</param>
internal sealed class LiveMember(SocketIoSocket socket, LiveSeat seat, long? since) : ILiveTransport
{
    private bool _isHeld;
    private bool _isLeaving;
    private long _sent;

    /// <summary>Messages so far.</summary>
    public long Sent => Volatile.Read(ref _sent);

    public void Attach() => seat.Socket.Attach(this);

    public async Task Start()
    {
        if (since is { } position)
        {
            seat.Feed.Continue(position);
            return;
        }

        try
        {
            await seat.Feed.Start(null, null);
        }
        catch
        {
            // Any exception: the client has the answer that it joined, and would never receive anything.
            seat.Socket.End(WebSocketCloseStatus.EndpointUnavailable, "the inbox cannot be read right now; come back");
            throw;
        }
    }

    public void Leave()
    {
        Volatile.Write(ref _isLeaving, true);
        seat.Socket.End(WebSocketCloseStatus.NormalClosure, "");
    }

    public void Begin()
    {
        _isHeld = true;
        socket.Session.Hold();
    }

    public ValueTask End()
    {
        _isHeld = false;
        socket.Session.Release();
        return ValueTask.CompletedTask;
    }

    public ValueTask Send(ReadOnlyMemory<byte> frame)
    {
        for (var frames = frame; !frames.IsEmpty;)
        {
            var message = WebSocketFrame.Take(ref frames, out var whole);
            socket.Session.Send(new EnginePacket(message, Frame: whole));
            Volatile.Write(ref _sent, _sent + 1);
        }

        return socket.Session.HasRoom ? ValueTask.CompletedTask : WhenRoom();
    }

    private async ValueTask WhenRoom()
    {
        if (_isHeld)
        {
            socket.Session.Release();
        }

        await socket.Session.WhenRoom();
        if (_isHeld)
        {
            socket.Session.Hold();
        }
    }

    /// <summary>Its session does that.</summary>
    public void Beat(DateTimeOffset now)
    {
    }

    public async Task Close(WebSocketCloseStatus status, string reason)
    {
        if (!Volatile.Read(ref _isLeaving))
        {
            End(status);
        }

        await seat.Feed.Ended();
        seat.Dispose();
    }

    private void End(WebSocketCloseStatus status)
    {
        if (status == LiveHub.SessionEnded)
        {
            socket.Disconnect();
        }
        else
        {
            // The client comes back by itself, and recovers.
            socket.Session.Close();
        }
    }
}
