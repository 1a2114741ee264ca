using System.Net.WebSockets;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Live;

/// <summary>Runs one socket from its welcome to its end: one reader, one writer, and a replay of the past before and whenever asked.</summary>
internal sealed class LiveConnection(LiveSocket socket, LiveTenant tenant, IEventLog log, IInboxStore inboxes, TimeProvider time)
{
    private const int PageSize = 200;
    private readonly string _tenant = socket.Session.Tenant;
    private readonly string _user = socket.Session.User;
    private Task _replay = Task.CompletedTask;

    /// <summary>The socket has been added to its tenant; this removes it.</summary>
    public async Task Run(long? since, string? epoch)
    {
        try
        {
            await Welcome(since, epoch);
            var writer = Write();
            await new ClientReader(socket.WebSocket, time).Read(Handle, socket);
            socket.End(WebSocketCloseStatus.NormalClosure, "");
            await writer;
            await _replay;
        }
        finally
        {
            tenant.Remove(socket);
        }
    }

    private async Task Welcome(long? since, string? epoch)
    {
        var head = tenant.BeginCatchUp(socket, since ?? long.MaxValue);
        var unread = await inboxes.CountUnread(_tenant, _user, head.Seq, socket.Cut);
        socket.Queue.TryAddControl(ControlFrames.Welcome(head.Seq, head.Epoch, unread));
        if (since is { } position && await MustReset(position, epoch, head))
        {
            socket.Queue.TryAddControl(ControlFrames.Reset(head, unread));
            since = null;
        }

        _replay = CatchUp(since ?? head.Seq);
    }

    /// <summary>A position is good in its own epoch, from the oldest retained event to the newest; another gateway may know a newer one.</summary>
    private async Task<bool> MustReset(long since, string? epoch, LogHead head)
    {
        var known = since > head.Seq ? await log.Head(_tenant, socket.Cut) : head;
        return (epoch is not null && epoch != known.Epoch) || since > known.Seq || since < known.OldestSeq - 1;
    }

    private async Task CatchUp(long from)
    {
        try
        {
            var isLive = false;
            socket.LastSent = from;
            for (var position = from; !isLive && !socket.IsOver; position = socket.Position)
            {
                var until = tenant.BeginCatchUp(socket, position).Seq;
                await Replay(position, until);
                isLive = socket.TryGoLive(until);
            }
        }
        catch (OperationCanceledException)
        {
            // The socket ended.
        }
        catch (Storage.StoreUnavailableException)
        {
            socket.End(WebSocketCloseStatus.EndpointUnavailable, "the log cannot be read right now; resume");
        }
    }

    private async Task Replay(long from, long until)
    {
        while (from < until && !socket.IsOver)
        {
            var page = await log.ReadFor(_tenant, AudienceKey.Of(_user), from, PageSize, socket.Cut);
            foreach (var logged in page.TakeWhile(logged => logged.Seq <= until))
            {
                var frame = EventFrame.Encode(logged);
                do
                {
                    await socket.Queue.WaitForRoom(frame.Length, socket.Cut);
                }
                while (!socket.TryReplay(frame, logged.Seq));
            }

            from = page.Count < PageSize ? until : page[^1].Seq;
        }
    }

    private void Handle(ClientFrame frame)
    {
        switch (frame.Type)
        {
            case "ping":
                if (!socket.Queue.TryAddControl(ControlFrames.Pong))
                {
                    socket.End(WebSocketCloseStatus.PolicyViolation, "read what was sent");
                }

                break;
            case "resume" when frame.Since is >= 0 && _replay.IsCompleted && socket.BehindSince is not null:
                _replay = CatchUp(Math.Min(frame.Since.Value, tenant.Head.Seq));
                break;
        }
    }

    private async Task Write()
    {
        try
        {
            while (await socket.Queue.Next(CancellationToken.None) is { } frame)
            {
                await socket.WebSocket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, socket.Cut);
                socket.LastSent = Math.Max(socket.LastSent, frame.Seq);
                socket.Queue.Sent(frame);
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
            if (socket.WebSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.WebSocket.CloseOutputAsync(socket.Farewell.Status, socket.Farewell.Reason, socket.Cut);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            socket.WebSocket.Abort();
        }
    }
}
