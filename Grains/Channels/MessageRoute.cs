using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>The tenant's planner of messages as the dispatcher sees it. Also of a tenant without channels its cursor follows the log.</summary>
/// <param name="offered">The last <c>seq</c> that was offered before.</param>
internal sealed class MessageRoute(IMessagePlannerGrain planner, long offered)
{
    private long _offered = offered;
    private long _lastConcerned = offered;
    private bool _isOpen = true;

    /// <summary>The event types that lead to messages to people.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<Channel>> Types { get; set; } = new Dictionary<string, IReadOnlySet<Channel>>();

    public void Offer(IReadOnlyList<LoggedEvent> events)
    {
        var concerned = events.Where(logged => logged.Seq > _offered && MessageAudience.MayConcern(logged, Types)).ToArray();
        if (concerned.Length == 0)
        {
            return;
        }

        planner.Offer(new MessageHint(_offered, events[^1].Seq, concerned)).Ignore();
        (_offered, _lastConcerned, _isOpen) = (events[^1].Seq, concerned[^1].Seq, true);
    }

    /// <summary>Has what is behind the log planned from there.</summary>
    public async Task Wake(IMessageStore store, string tenant, long head)
    {
        if (await store.Cursor(tenant, CancellationToken.None) < head)
        {
            planner.Wake(head).Ignore();
        }
    }

    /// <summary>Moves the planner's cursor past events that lead to no message, and wakes the planner when it is behind.</summary>
    /// <param name="isAll">Also when nothing concerned it since.</param>
    /// <returns>Whether it has planned everything.</returns>
    public async Task<bool> Advance(IMessageStore store, string tenant, long upTo, bool isAll)
    {
        if (!isAll && !_isOpen)
        {
            return true;
        }

        var cursor = await store.Advance(tenant, _lastConcerned, upTo, CancellationToken.None);
        _isOpen = cursor < upTo;
        if (_isOpen)
        {
            planner.Wake(upTo).Ignore();
        }

        return !_isOpen;
    }
}
