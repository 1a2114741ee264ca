using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>Counts what nothing was tried for yet, as far as a bounded look at the log goes.</summary>
internal sealed class DeliveryPending(PendingDeliveries pending)
{
    private const int Most = 1_000;

    public async Task<BoundedCount> Count(DeliveryScope scope, DeliveryFilter filter, CancellationToken cancellation)
    {
        var page = await pending.Read(scope.Tenant, filter with { Limit = Most, Before = null, After = null }, new FilterAllowance(), cancellation);
        return new BoundedCount(page.Deliveries.Count, page.Next is not null);
    }
}
