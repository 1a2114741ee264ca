using System.Collections.Concurrent;

namespace OrleansNotify.Channels;

/// <summary>The senders that are active in this process, for planners that are too.</summary>
internal sealed class LocalSenders
{
    private readonly ConcurrentDictionary<SenderKey, MessagePump> _pumps = new();

    public void Add(SenderKey key, MessagePump pump) => _pumps[key] = pump;

    public void Remove(SenderKey key, MessagePump pump) => _pumps.TryRemove(new(key, pump));

    /// <returns>False: its sender is elsewhere, or not active.</returns>
    public bool TryOffer(SenderKey key, PlannedMessages planned)
    {
        if (planned.Rows.Count > PlannedMessages.Most || !_pumps.TryGetValue(key, out var pump))
        {
            return false;
        }

        pump.Offer(planned);
        return true;
    }
}
