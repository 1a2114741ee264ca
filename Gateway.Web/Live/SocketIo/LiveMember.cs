using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>A Socket.IO client that has joined its tenant: hands what its feed brings to the session.</summary>
internal sealed class LiveMember(SocketIoSocket socket, LiveSeat seat)
{
    private readonly LiveSocket _live = seat.Socket;
    private bool _isLeaving;

    public Task Start() => Run(seat.Feed.Start(null, null));

    public Task Recover(long since)
    {
        seat.Feed.Continue(since);
        return Run(Task.CompletedTask);
    }

    public void Leave()
    {
        Volatile.Write(ref _isLeaving, true);
        _live.End(WebSocketCloseStatus.NormalClosure, "");
    }

    private async Task Run(Task start)
    {
        try
        {
            await start;
            while (await _live.Queue.Next(CancellationToken.None) is { } frame)
            {
                Hand(frame);
                await socket.Session.WhenRoom();
            }

            await seat.Feed.Ended();
        }
        finally
        {
            seat.Dispose();
            End();
        }
    }

    private void Hand(Frame frame)
    {
        if (frame.Bytes.IsEmpty)
        {
            // It fell behind, and has now taken what it was sent before.
            _live.Queue.Sent(frame);
            seat.Feed.Resume(_live.LastSent);
            return;
        }

        var packets = frame.Bytes;
        while (!packets.IsEmpty && EnginePayload.TryTake(ref packets, out var packet))
        {
            socket.Session.Send(packet);
        }

        _live.Sent(frame);
    }

    private void End()
    {
        if (Volatile.Read(ref _isLeaving))
        {
            return;
        }

        if (_live.Farewell.Status == LiveHub.SessionEnded)
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
