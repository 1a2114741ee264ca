using OrleansNotify.Housekeeping;

namespace OrleansNotify.Deliveries;

/// <summary>Notes once a minute how much waits in each queue, for the charts of the queues.</summary>
internal sealed class QueueDepthJob(IQueueDepths depths, IDeliveryFigures figures, TimeProvider time) : IHousekeepingJob
{
    // An index is read for it, some 10 ms.
    private const int Most = 100_000;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public string Name => "queue-depths";

    public TimeSpan Limit => TimeSpan.FromMinutes(1);

    public TimeSpan AfterFailure => Period;

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var found = await depths.Read(Most, cancellation);
        // Looks of one minute add up: how many there were is counted as well.
        await figures.Add(
            [.. found.Select(depth => new DeliveryFigures(
                depth.Tenant, FigureKind.Waiting, depth.Queue, FigureSteps.Minute, now - (now % FigureSteps.Minute), depth.Waiting, 1, 0, new long[DurationHistogram.Size]))],
            cancellation);
        return Period;
    }
}
