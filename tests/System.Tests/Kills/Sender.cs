using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansNotify.SystemTests.Histories;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>
/// Posts one event after the other and keeps what it was answered. With keys it repeats an event of unknown outcome under the
/// same Idempotency-Key until it is accepted; without, it leaves it.
/// </summary>
internal sealed class Sender(int index, bool hasKeys, NotifyClient gateway, string? privateTo, Random random)
{
    private const int PrivateOneIn = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(25);

    // Room for a million events of each sender.
    private long _number = index * 1_000_000L;

    public ConcurrentQueue<PostedEvent> Posted { get; } = new();

    public int Accepted { get; private set; }

    /// <summary>From the first try to the end of the last, in ms.</summary>
    public ConcurrentQueue<double> Latencies { get; } = new();

    /// <summary>Between two of its events that were accepted.</summary>
    public TimeSpan LongestPause { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        var sinceAccepted = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            var (number, to) = (++_number, random.Next(PrivateOneIn) == 0 ? privateTo : null);
            var watch = Stopwatch.StartNew();
            var isAccepted = await Send(number, to);
            Latencies.Enqueue(watch.Elapsed.TotalMilliseconds);
            if (isAccepted)
            {
                Accepted++;
                LongestPause = sinceAccepted.Elapsed > LongestPause ? sinceAccepted.Elapsed : LongestPause;
                sinceAccepted.Restart();
            }

            Posted.Enqueue(new PostedEvent(number, index, to, isAccepted));
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<bool> Send(long number, string? to)
    {
        while (true)
        {
            var outcome = await gateway.Post(number, to, hasKeys ? $"key-{number}" : null);
            if (outcome == PostOutcome.Accepted || (outcome == PostOutcome.Unknown && !hasKeys))
            {
                return outcome == PostOutcome.Accepted;
            }

            await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }
}
