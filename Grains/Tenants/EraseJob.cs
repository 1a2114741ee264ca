using Microsoft.Extensions.Logging;
using OrleansNotify.Endpoints;
using OrleansNotify.Housekeeping;
using OrleansNotify.Members;
using OrleansNotify.Portals;

namespace OrleansNotify.Tenants;

/// <summary>Removes what tenants that are being deleted have, from where the last run came to.</summary>
internal sealed class EraseJob(
    ITenantStore tenants, IEndpointStore endpoints, IGrainFactory grains, Random random, TimeProvider time, ILogger<EraseJob> logger) : IHousekeepingJob
{
    private const int Page = 100;
    private const int AtOnce = 4;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromMinutes(1);

    // By then no process accepts its credentials, its sockets are closed and calls in flight have ended: nothing is written after the erasure.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);

    public string Name => "erase";

    public TimeSpan Limit => TimeSpan.FromMinutes(10);

    public TimeSpan AfterFailure => Period;

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var settled = time.GetUtcNow() - Settled;
        var order = (await tenants.Deleting(cancellation)).Where(tenant => tenant.ChangedAt <= settled).ToArray();
        // Those at which it fails each time are not always the first.
        random.Shuffle(order);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(order, options, async (tenant, stop) => await TryErase(tenant.Name, stop));
        return Period;
    }

    private async Task TryErase(string tenant, CancellationToken cancellation)
    {
        try
        {
            await TimeLimit.Run(stop => Erase(tenant, stop), LongestOfOne, time, cancellation);
            logger.Erased(tenant);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.EraseFailed(e, tenant);
        }
    }

    private async Task<bool> Erase(string tenant, CancellationToken cancellation)
    {
        await DeleteEndpoints(tenant, cancellation);
        while (await tenants.EraseSome(tenant, cancellation))
        {
        }

        await grains.GetGrain<IInvitationsGrain>(tenant).Forget();
        await grains.GetGrain<IPortalsGrain>(tenant).Forget();
        await grains.GetGrain<ITenantGrain>(tenant).Forget();
        return true;
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
