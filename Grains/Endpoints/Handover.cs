using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>
/// An endpoint moves from a silo that shuts down to another one. The old activation finishes its attempts in flight first: taking the
/// lease from it would lose their outcomes, and each would be made again.
/// </summary>
internal sealed class Handover(DeliveryServices services, EndpointKey key, ILogger logger)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>The endpoint's row with a lease of its own, as soon as the last holder has settled; null: there is no such endpoint.</summary>
    public async Task<EndpointRow?> Take(CancellationToken cancellation)
    {
        var row = await services.Endpoints.Take(key.Tenant, key.Id, services.Now, cancellation);
        while (row?.SettlesUntil is not null)
        {
            await Task.Delay(AskEvery, services.Time, cancellation);
            row = await services.Endpoints.Take(key.Tenant, key.Id, services.Now, cancellation);
        }

        return row;
    }

    /// <summary>Waits for the attempts in flight, at most as long as a shutdown may take, and keeps the endpoint until then.</summary>
    public async Task Settle(DeliveryPump pump, long lease, CancellationToken cancellation)
    {
        var limit = services.SettleTime.BeginShutdown();
        if (pump.InFlight == 0)
        {
            await pump.Settle(limit, cancellation);
            return;
        }

        await Announce(lease, services.Now + limit, cancellation);
        await pump.Settle(limit, cancellation);
        await Announce(lease, null, CancellationToken.None);
    }

    /// <summary>Best effort: without it an attempt in flight may be made twice, as after a crash.</summary>
    private async Task Announce(long lease, DateTimeOffset? until, CancellationToken cancellation)
    {
        try
        {
            await services.Endpoints.Settle(key.Tenant, key.Id, lease, until, cancellation);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            logger.HandoverNotAnnounced(e, key.Tenant, key.Id);
        }
    }
}
