using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

/// <summary>
/// Removes what tenants that are being deleted have, from where the last run came to. Every silo does it; doing it twice is the same as once.
/// </summary>
internal sealed class EraseWorker(
    ITenantStore tenants, IEndpointStore endpoints, IGrainFactory grains, TimeProvider time, ILogger<EraseWorker> logger) : BackgroundService
{
    private const int Page = 100;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // By then no process takes its credentials any more, its sockets are closed and what was under way has ended: nothing is written behind us.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await EraseAll(stoppingToken);
            }
            catch (Exception e) when (e is StoreUnavailableException or OrleansException or TimeoutException)
            {
                logger.EraseFailed(e);
            }

            await Task.Delay(Period, time, stoppingToken);
        }
    }

    private async Task EraseAll(CancellationToken cancellation)
    {
        foreach (var tenant in await tenants.Deleting(cancellation))
        {
            if (time.GetUtcNow() - tenant.ChangedAt >= Settled)
            {
                await Erase(tenant.Name, cancellation);
            }
        }
    }

    private async Task Erase(string tenant, CancellationToken cancellation)
    {
        await DeleteEndpoints(tenant, cancellation);
        while (await tenants.EraseSome(tenant, cancellation))
        {
        }

        await grains.GetGrain<ITenantGrain>(tenant).Forget();
        logger.Erased(tenant);
    }

    /// <summary>By their grains, which know of what they still do.</summary>
    private async Task DeleteEndpoints(string tenant, CancellationToken cancellation)
    {
        while (await endpoints.List(tenant, null, "", Page, cancellation) is { Count: > 0 } rows)
        {
            await Task.WhenAll(rows.Select(row => grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, row.Id).ToString()).Delete()));
            // Each told the dispatcher, which looks at the log's head when it is activated, and would make one if the log were gone.
            await grains.GetGrain<ITenantDispatcherGrain>(tenant).TenantChanged();
        }
    }
}
