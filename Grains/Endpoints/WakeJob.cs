using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The durable wake-up of everything that waits: endpoints with a delivery due or a replay running, tenants whose log has gone on. Grains
/// have timers for what is near; this finds what a crash or a lost hint has left, at the start and every few seconds.
/// </summary>
internal sealed class WakeJob(IEndpointStore endpoints, IGrainFactory grains, Random random, TimeProvider time, ILogger<WakeJob> logger)
    : IHousekeepingJob
{
    private const int AtOnce = 16;

    // Far retries have nothing else that wakes them after a crash.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    public string Name => "wake";

    public TimeSpan Limit => TimeSpan.FromMinutes(1);

    public TimeSpan AfterFailure => Period;

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var tenants = await endpoints.TenantsBehind(cancellation);
        await Each("tenants", tenants, tenant => grains.GetGrain<ITenantDispatcherGrain>(tenant).Wake(), cancellation);
        var due = await endpoints.Due(time.GetUtcNow() + Period, cancellation);
        await Each("endpoints", due, one => grains.GetGrain<IEndpointGrain>(new EndpointKey(one.Tenant, one.EndpointId).ToString()).Wake(0), cancellation);
        return Period;
    }

    /// <summary>Several at once and in any order: those that do not answer keep the others waiting neither now nor in each run.</summary>
    private async Task Each<T>(string what, IReadOnlyList<T> all, Func<T, Task> wake, CancellationToken cancellation)
    {
        var order = all.ToArray();
        var failures = new ConcurrentQueue<Exception>();
        random.Shuffle(order);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(order, options, async (one, stop) =>
        {
            try
            {
                await wake(one).WaitAsync(LongestCall, time, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Enqueue(e);
            }
        });
        if (failures.TryPeek(out var first))
        {
            logger.NotWoken(first, failures.Count, what);
        }
    }
}
