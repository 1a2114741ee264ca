using OrleansNotify.Cluster;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Events;

/// <summary>
/// Lets a silo that has more logs than its share give them away, one a second, so that a silo that joins gets some. One at a time, as what
/// the silos have told of each other is some seconds old.
/// </summary>
internal sealed class LogMoves(GrainShares shares, Sums sums, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private long _nextAt;

    /// <summary>True: the log that asks should move.</summary>
    public bool TryTake()
    {
        var now = time.GetUtcNow().UtcTicks;
        var next = Interlocked.Read(ref _nextAt);
        return now >= next
            && sums.Active(TenantLogGrain.Type) > shares.Most(TenantLogGrain.Type)
            && Interlocked.CompareExchange(ref _nextAt, now + Every.Ticks, next) == next;
    }
}
