using OrleansNotify.Access;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>One delivery, with a row or without, if the caller may see it.</summary>
internal sealed class DeliveryFinder(IDeliveryStore deliveries, IEndpointStore endpoints, PendingDeliveries pending)
{
    public async Task<DeliveryRow?> Find(TenantCaller caller, DeliveryId id, CancellationToken cancellation)
    {
        // The endpoint first: if its cursor was behind the event then, the event is either recorded by now or pending.
        var endpoint = await EndpointAccess.Find(endpoints, caller, id.EndpointId, cancellation);
        if (endpoint is null && !caller.ReadsAll)
        {
            return null;
        }

        return await deliveries.Find(caller.Tenant, id, cancellation)
            ?? (endpoint is null ? null : await pending.Find(caller.Tenant, endpoint, id.Seq, cancellation));
    }
}
