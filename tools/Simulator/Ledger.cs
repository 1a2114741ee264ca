using System.Collections.Concurrent;

namespace OrleansNotify.Simulator;

/// <summary>What was accepted, and how it stands.</summary>
internal sealed class Ledger(IReadOnlyList<Receiver> receivers)
{
    private readonly ConcurrentDictionary<long, TimeSpan> _publishedAt = new();
    private readonly ConcurrentQueue<long> _accepted = new();

    public IReadOnlyList<Receiver> Receivers => receivers;

    public TimeSpan Now { get; set; }

    public string Store { get; set; } = "";

    public long Retrying { get; set; }

    public long Dead { get; set; }

    public long MostDead { get; private set; }

    public int Accepted => _accepted.Count;

    public int Delivered => receivers.Sum(receiver => receiver.Delivered);

    public int Wanted => Accepted * receivers.Count;

    public int Missing => receivers.Sum(receiver => _accepted.Count(number => !receiver.Has(number)));

    public void Publishing(long number, TimeSpan at) => _publishedAt[number] = at;

    public void Accept(long number) => _accepted.Enqueue(number);

    public void Stand(long retrying, long dead)
    {
        (Retrying, Dead) = (retrying, dead);
        MostDead = Math.Max(MostDead, dead);
    }

    public List<TimeSpan> Latencies(Receiver receiver) => receiver.Latencies(number => _publishedAt[number]);
}
