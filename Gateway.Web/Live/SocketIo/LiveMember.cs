using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>A Socket.IO client that has joined its tenant: hands what its feed brings to the session.</summary>
internal sealed class LiveMember(SocketIoSocket socket, LiveSeat seat) : ILiveTransport
{
    private bool _isLeaving;

    public Task Start()
    {
        seat.Socket.Attach(this);
        return seat.Feed.Start(null, null);
    }

    public void Recover(long since)
    {
        seat.Socket.Attach(this);
        seat.Feed.Continue(since);
    }

    public void Leave()
    {
        Volatile.Write(ref _isLeaving, true);
        seat.Socket.End(WebSocketCloseStatus.NormalClosure, "");
    }

    public void Begin() => socket.Session.Hold();

    public ValueTask End()
    {
        socket.Session.Release();
        return ValueTask.CompletedTask;
    }

    public ValueTask Send(ReadOnlyMemory<byte> frame)
    {
        var packets = frame;
        while (!packets.IsEmpty && EnginePayload.TryTake(ref packets, out var packet))
        {
            socket.Session.Send(packet);
        }

        return socket.Session.HasRoom ? ValueTask.CompletedTask : WhenRoom();
    }

    private async ValueTask WhenRoom()
    {
        socket.Session.Release();
        await socket.Session.WhenRoom();
        socket.Session.Hold();
    }

    public Task Close(WebSocketCloseStatus status, string reason)
    {
        seat.Dispose();
        if (Volatile.Read(ref _isLeaving))
        {
            return Task.CompletedTask;
        }

        if (status == LiveHub.SessionEnded)
        {
            socket.Disconnect();
        }
        else
        {
            // The client comes back by itself, and recovers.
            socket.Session.Close();
        }

        return Task.CompletedTask;
    }
}
