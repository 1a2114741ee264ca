using System.Collections.Concurrent;

namespace OrleansNotify.Simulator;

/// <summary>One receiver: what it does, and what came.</summary>
/// <param name="behaves">At a time since the start, with the event of a number.</param>
internal sealed class Receiver(string name, Func<TimeSpan, long, Behaviour> behaves)
{
    private readonly ConcurrentDictionary<long, TimeSpan> _delivered = new();
    private readonly ConcurrentQueue<(TimeSpan At, Behaviour Behaviour)> _attempts = new();
    private int _doubled;

    public string Name => name;

    public string Endpoint { get; set; } = "";

    public string Breaker { get; set; } = "closed";

    public int Delivered => _delivered.Count;

    /// <summary>Requests for an event after the one that it answered 200.</summary>
    public int Doubled => _doubled;

    public IEnumerable<(TimeSpan At, Behaviour Behaviour)> Attempts => _attempts;

    public Behaviour Receive(long number, TimeSpan at)
    {
        var behaviour = behaves(at, number);
        _attempts.Enqueue((at, behaviour));
        if (_delivered.ContainsKey(number) || (behaviour == Behaviour.Succeed && !_delivered.TryAdd(number, at)))
        {
            Interlocked.Increment(ref _doubled);
        }

        return behaviour;
    }

    public bool Has(long number) => _delivered.ContainsKey(number);

    /// <summary>From the acceptance of each event to its arrival, ascending.</summary>
    public List<TimeSpan> Latencies(Func<long, TimeSpan> publishedAt)
        => [.. _delivered.Select(pair => pair.Value - publishedAt(pair.Key)).Order()];
}
