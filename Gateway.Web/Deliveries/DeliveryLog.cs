using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>The log of deliveries: what was tried, from the store, and what was not tried yet, from the log of events; in one order.</summary>
internal sealed class DeliveryLog(IDeliveryStore deliveries, PendingDeliveries pending)
{
    private const int MostRounds = 20;

    /// <param name="filter">Its endpoints are the scope's.</param>
    public Task<DeliveryPage> Read(DeliveryScope scope, DeliveryFilter filter, CancellationToken cancellation)
        => Read(scope, filter with { Endpoints = filter.Endpoints ?? scope.Endpoints }, new FilterAllowance(), cancellation);

    private async Task<DeliveryPage> Read(DeliveryScope scope, DeliveryFilter filter, FilterAllowance allowance, CancellationToken cancellation)
    {
        // What is pending is looked at first: what gets its row meanwhile is then seen twice, not never.
        var waiting = filter.TakesPending
            ? await pending.Read(scope.Tenant, filter, allowance, cancellation)
            : DeliveryPage.Empty;
        return LogOrder.Merge([await deliveries.List(scope.Tenant, filter, cancellation), waiting], filter);
    }

    /// <summary>The first so many, over as many pages as that takes within reason.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ReadMany(DeliveryScope scope, DeliveryFilter filter, int count, CancellationToken cancellation)
    {
        var (all, allowance) = (new List<DeliveryRow>(), new FilterAllowance());
        filter = filter with { Endpoints = filter.Endpoints ?? scope.Endpoints };
        for (var round = 0; round < MostRounds && all.Count < count; round++)
        {
            var page = await Read(scope, filter, allowance, cancellation);
            all.AddRange(page.Deliveries);
            if (page.Next is null || allowance.IsSpent)
            {
                break;
            }

            filter = filter with { Before = page.Next };
        }

        return all.Count <= count ? all : all[..count];
    }
}
