using System.Collections.Concurrent;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>
/// Publishes at a steady rate and keeps what it was answered. With keys it repeats an event of unknown outcome under the same
/// Idempotency-Key until it is accepted or the load ends; without, it leaves it.
/// </summary>
internal sealed class Publisher(int index, bool hasKeys, OwnerClient owner, TimeSpan every)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(25);

    // Room for a million events of each publisher.
    private long _number = index * 1_000_000L;

    public ConcurrentQueue<PublishedEvent> Published { get; } = new();

    public int Accepted { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        using var clock = new PeriodicTimer(every, TimeProvider.System);
        while (!stop.IsCancellationRequested)
        {
            var number = ++_number;
            var published = await Publish(number, stop);
            var isAccepted = published.Outcome == PostOutcome.Accepted;
            Accepted += isAccepted ? 1 : 0;
            Published.Enqueue(new PublishedEvent(number, isAccepted, published.EventId, published.Seq));
            await clock.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<Published> Publish(long number, CancellationToken stop)
    {
        while (true)
        {
            var published = await owner.Publish(number, hasKeys ? $"key-{number}" : null);
            var isLeft = stop.IsCancellationRequested || (published.Outcome == PostOutcome.Unknown && !hasKeys);
            if (published.Outcome == PostOutcome.Accepted || isLeft)
            {
                return published;
            }

            await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }
}
