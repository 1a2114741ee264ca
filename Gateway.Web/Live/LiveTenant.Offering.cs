using System.Diagnostics;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Telemetry;
using OrleansNotify.Topics;

namespace OrleansNotify.Live;

/// <summary>Hands events on to whom they are for.</summary>
internal sealed partial class LiveTenant
{
    // Kept for the next time: lists of all sockets each time would be most of what is collected.
    private readonly List<LiveSocket> _targets = [];
    private readonly List<LiveSocket> _offered = [];

    /// <summary>Hands on what is newer than the head. The caller has seen to it that there is no gap, and calls once at a time.</summary>
    public void Offer(IReadOnlyList<LoggedEvent> events)
    {
        foreach (var logged in events.Where(logged => logged.Seq > Head.Seq))
        {
            if (TryAdvance(logged))
            {
                OfferOne(logged, isAlone: events.Count == 1);
            }
        }

        // Once for each, so that a batch is one write.
        foreach (var socket in _offered)
        {
            socket.IsOffered = false;
            socket.Flush();
        }

        _offered.Clear();
    }

    /// <summary>From here on who comes reads it in the log, and those that are here are to be offered it.</summary>
    /// <returns>False when it is for no socket.</returns>
    private bool TryAdvance(LoggedEvent logged)
    {
        lock (_gate)
        {
            Head = Head with { Seq = logged.Seq };
            if (TopicChange.Of(logged.Audience, logged.Payload) is { } change)
            {
                _sockets.Take(change, logged.Seq);
                return false;
            }

            _targets.Clear();
            _targets.AddRange(Targets(logged));
            return true;
        }
    }

    // Not under the lock, so that whoever comes or goes need not wait: a socket itself knows what it has already.
    private void OfferOne(LoggedEvent logged, bool isAlone)
    {
        var now = time.GetUtcNow();
        var span = NotifyTelemetry.Begin("push", ActivityKind.Consumer, logged.TraceParent)?
            .SetTag("tenant", name).SetTag("event.id", logged.Id).SetTag("sockets", _targets.Count);
        var frames = new EncodedEvent(name, Head.Epoch, logged);
        foreach (var socket in _targets)
        {
            if (socket.Offer(frames.As(socket.Format), logged.Seq, now))
            {
                WhenBehind(socket, logged.Seq);
            }

            if (isAlone)
            {
                // At once, as all that this takes is in the processor's cache just now.
                socket.Flush();
            }
            else if (!socket.IsOffered)
            {
                socket.IsOffered = true;
                _offered.Add(socket);
            }
        }

        _targets.Clear();
        NotifyTelemetry.End(span, ActivityStatusCode.Ok);
    }

    private IEnumerable<LiveSocket> Targets(LoggedEvent logged)
    {
        var hearers = AudienceKey.Hearers(logged.Audience);
        return hearers.Contains(AudienceKey.Everyone) ? _sockets.All
            : AudienceKey.IsOfWithdrawal(logged.Audience) ? hearers.SelectMany(key => _sockets.OfKey(key)).Distinct()
            : hearers.SelectMany(key => _sockets.OfKey(key, logged.Seq)).Distinct();
    }
}
