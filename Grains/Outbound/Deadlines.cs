using System.Collections.Concurrent;

namespace OrleansNotify.Outbound;

/// <summary>Cancellation sources with a timer, used again and again: making one for every attempt costs more than resetting it.</summary>
internal sealed class Deadlines(TimeProvider time)
{
    private const int MostKept = 256;

    private readonly ConcurrentBag<CancellationTokenSource> _free = [];

    public CancellationTokenSource Start(TimeSpan limit)
    {
        var source = _free.TryTake(out var free) ? free : new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        source.CancelAfter(limit);
        return source;
    }

    /// <summary>From here on nobody may hold the token.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (_free.Count < MostKept && source.TryReset())
        {
            _free.Add(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
