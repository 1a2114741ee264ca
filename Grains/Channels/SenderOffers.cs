using System.Collections.Concurrent;

namespace OrleansNotify.Channels;

/// <summary>What planners of the same process have just stored for a sender. Offered on any thread, taken in turns of the sender's grain.</summary>
internal sealed class SenderOffers
{
    private const int MostWaiting = 4;

    // Later, the event may have been withdrawn, or the message moved: then both are read.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<PlannedMessages> _waiting = new();
    private volatile bool _isMissing;

    public void Add(PlannedMessages planned)
    {
        if (_waiting.Count < MostWaiting)
        {
            _waiting.Enqueue(planned);
        }
        else
        {
            _isMissing = true;
        }
    }

    /// <returns>False: something was planned that is not in it, or has waited for too long.</returns>
    public bool TryTake(DateTimeOffset now, out IReadOnlyList<PlannedMessages> offered)
    {
        // Before what waits is taken, so that what is missing from then on is found missing the next time.
        var isWhole = !_isMissing;
        _isMissing = false;
        var taken = new List<PlannedMessages>();
        while (_waiting.TryDequeue(out var planned))
        {
            taken.Add(planned);
        }

        offered = taken;
        return isWhole && taken.TrueForAll(planned => now - planned.At < FreshFor);
    }
}
