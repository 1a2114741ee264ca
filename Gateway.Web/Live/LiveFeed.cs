using System.Net.WebSockets;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Topics;

namespace OrleansNotify.Live;

/// <summary>Brings one socket from a position in the log to its head, and then on as events come, whatever its protocol.</summary>
internal sealed class LiveFeed(LiveSocket socket, LiveTenant tenant, IEventLog log, IInboxStore inboxes, ITopicStore topics)
{
    private const int PageSize = 200;
    private readonly string _user = socket.Session.User;
    private Task _replay = Task.CompletedTask;
    private bool _hasLearned;

    /// <summary>Welcomes the socket and begins at <paramref name="since"/>; null: with what is new.</summary>
    public async Task Start(long? since, string? epoch)
    {
        socket.WhenDrained = () => Resume(socket.LastSent);
        var head = tenant.BeginCatchUp(socket, since ?? long.MaxValue);
        var (unread, ranges) = await inboxes.Standing(tenant.Name, _user, head.Seq, socket.Cut);
        Learn(ranges);
        socket.Say(socket.Format.Welcome(tenant.Name, head, unread, since is null));
        if (since is { } position && !await CanResume(log, tenant.Name, position, epoch, head, socket.Cut))
        {
            socket.Say(socket.Format.Reset(head, unread));
            since = null;
        }

        _replay = CatchUp(since ?? head.Seq);
    }

    /// <summary>Goes on after a position that can be resumed, without a word.</summary>
    public void Continue(long since)
    {
        socket.WhenDrained = () => Resume(socket.LastSent);
        _replay = CatchUp(since);
    }

    /// <summary>A socket that fell behind goes on after what its client has; one that did not is left alone.</summary>
    public void Resume(long since)
    {
        if (_replay.IsCompleted && socket.BehindSince is not null)
        {
            _replay = CatchUp(Math.Min(since, tenant.Head.Seq));
        }
    }

    public Task Ended() => _replay;

    /// <summary>A position is good in its own epoch, from the oldest retained event to the newest; another gateway may know a newer one.</summary>
    public static async Task<bool> CanResume(
        IEventLog log, string tenant, long since, string? epoch, LogHead head, CancellationToken cancellation)
    {
        var known = since > head.Seq ? await log.Head(tenant, cancellation) : head;
        return (epoch is null || epoch == known.Epoch) && since <= known.Seq && since >= known.OldestSeq - 1;
    }

    private async Task CatchUp(long from)
    {
        try
        {
            var isLive = false;
            socket.LastSent = from;
            if (!_hasLearned)
            {
                Learn(await topics.RangesOf(tenant.Name, _user, socket.Cut));
            }

            for (var position = from; !isLive && !socket.IsOver; position = socket.Position)
            {
                var until = tenant.BeginCatchUp(socket, position).Seq;
                await Replay(position, until);
                isLive = socket.TryGoLive(until);
                socket.Flush();
            }
        }
        catch (OperationCanceledException)
        {
            // The socket ended.
        }
        catch
        {
            // Any exception: a socket that is not live receives nothing, and its client would not know.
            socket.End(WebSocketCloseStatus.EndpointUnavailable, "the log cannot be read right now; resume");
        }
    }

    // Once: from here on the tenant hears of changes in the log's order.
    private void Learn(IReadOnlyList<KeyRange> ranges)
    {
        tenant.Learn(socket, ranges);
        _hasLearned = true;
    }

    private async Task Replay(long from, long until)
    {
        if (from >= until)
        {
            return;
        }

        var ranges = tenant.RangesOf(socket);
        while (from < until && !socket.IsOver)
        {
            var page = await log.ReadFor(tenant.Name, ranges, from, PageSize, socket.Cut);
            foreach (var logged in page.TakeWhile(logged => logged.Seq <= until))
            {
                var frame = socket.Format.Event(tenant.Name, tenant.Head.Epoch, logged);
                do
                {
                    await socket.Queue.WaitForRoom(frame.Length, socket.Cut);
                }
                while (!socket.TryReplay(frame, logged.Seq));
                socket.Flush();
            }

            from = page.Count < PageSize ? until : page[^1].Seq;
        }
    }
}
