using System.Net.WebSockets;

namespace OrleansNotify.Live.SocketIo;

/// <summary>A Socket.IO client that has joined its tenant: hands what its feed brings to the session.</summary>
internal sealed class LiveMember(SocketIoSocket socket, LiveSocket live, LiveTenant tenant, LiveFeed feed)
{
    private bool _isLeaving;

    public Task Start() => Run(() => feed.Start(null, null));

    public Task Recover(long since)
    {
        return Run(() =>
        {
            feed.Continue(since);
            return Task.CompletedTask;
        });
    }

    public void Leave()
    {
        Volatile.Write(ref _isLeaving, true);
        live.End(WebSocketCloseStatus.NormalClosure, "");
    }

    private async Task Run(Func<Task> start)
    {
        try
        {
            await start();
            while (await live.Queue.Next(CancellationToken.None) is { } frame)
            {
                Hand(frame);
                await socket.Session.WhenRoom();
            }

            await feed.Ended();
        }
        finally
        {
            tenant.Remove(live);
            live.Dispose();
            End();
        }
    }

    private void Hand(Frame frame)
    {
        if (frame.Bytes.IsEmpty)
        {
            // It fell behind, and has now taken what it was sent before.
            live.Queue.Sent(frame);
            feed.Resume(live.LastSent);
            return;
        }

        var packets = frame.Bytes;
        while (!packets.IsEmpty && EnginePayload.TryTake(ref packets, out var packet))
        {
            socket.Session.Send(packet);
        }

        live.Sent(frame);
    }

    private void End()
    {
        if (Volatile.Read(ref _isLeaving))
        {
            return;
        }

        if (live.Farewell.Status == LiveHub.SessionEnded)
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
