using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrleansNotify.Telemetry;

/// <summary>How long the oldest work waits that this process was told of and could have done: what others are slow with does not count.</summary>
public abstract class Lag : IDisposable
{
    private readonly ConcurrentDictionary<object, long> _since = new();
    private readonly Meter _meter = new(NotifyTelemetry.Name);
    private readonly TimeProvider _time;

    protected Lag(string instrument, string description, TimeProvider time)
    {
        _time = time;
        _meter.CreateObservableGauge(instrument, () => Oldest.TotalSeconds, "s", description);
    }

    /// <summary>The age of the oldest; zero when nothing waits.</summary>
    public TimeSpan Oldest
    {
        get
        {
            var oldest = _since.Select(pair => pair.Value).DefaultIfEmpty(long.MaxValue).Min();
            return oldest == long.MaxValue ? TimeSpan.Zero : _time.GetElapsedTime(oldest);
        }
    }

    /// <summary>Something waits for <paramref name="worker"/>; what waited before keeps its time.</summary>
    public void Waits(object worker) => _since.TryAdd(worker, _time.GetTimestamp());

    /// <summary>It gets on: what waits now has waited from now.</summary>
    public void Moves(object worker) => _since[worker] = _time.GetTimestamp();

    public void IsDone(object worker) => _since.TryRemove(worker, out _);

    public void Dispose()
    {
        _meter.Dispose();
        GC.SuppressFinalize(this);
    }
}
