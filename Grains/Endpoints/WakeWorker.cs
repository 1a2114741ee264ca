using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The durable wake-up of everything that waits: endpoints with a delivery due or a replay running, tenants whose log has gone on. Grains
/// have timers for what is near; this finds what a crash or a lost hint has left, at the start and every few seconds. A reminder could
/// not: it comes at most once a minute and may be skipped. Every silo looks; waking twice is the same as once.
/// </summary>
internal sealed class WakeWorker(IEndpointStore endpoints, IGrainFactory grains, TimeProvider time, ILogger<WakeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WakeAll(stoppingToken);
            }
            catch (Exception e) when (e is StoreUnavailableException or OrleansException or TimeoutException)
            {
                logger.WakeFailed(e);
            }

            await Task.Delay(Period, time, stoppingToken);
        }
    }

    private async Task WakeAll(CancellationToken cancellation)
    {
        foreach (var tenant in await endpoints.TenantsBehind(cancellation))
        {
            await grains.GetGrain<ITenantDispatcherGrain>(tenant).Wake();
        }

        foreach (var (tenant, id) in await endpoints.Due(time.GetUtcNow() + Period, cancellation))
        {
            await grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, id).ToString()).Wake(0);
        }
    }
}
