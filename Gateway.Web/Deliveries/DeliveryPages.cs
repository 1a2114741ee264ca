using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Pages of what a request asked for, with or without a search.</summary>
internal sealed class DeliveryPages(DeliveryLog deliveries, DeliverySearch search, IEndpointStore endpoints, IEventLog log)
{
    /// <returns>Null when an endpoint that is asked for is none for this caller.</returns>
    public async Task<FoundDeliveries?> Find(TenantCaller caller, AskedDeliveries asked, CancellationToken cancellation)
        => await DeliveryScope.Of(caller, asked.Endpoint, endpoints, cancellation) is { } scope
            ? new FoundDeliveries(scope, await asked.Filter(caller.Tenant, scope.Endpoints, log, cancellation), asked.Q)
            : null;

    /// <summary>Whether a caller may still see all that was found when it began.</summary>
    public async Task<bool> MaySee(TenantCaller caller, AskedDeliveries asked, FoundDeliveries found)
        => await DeliveryScope.Of(caller, asked.Endpoint, endpoints, CancellationToken.None) is { } now
            && (now.Endpoints is null || found.Scope.Endpoints?.All(now.Endpoints.Contains) == true);

    public async Task<DeliveryList> List(FoundDeliveries found, DeliveryId? before, int limit, CancellationToken cancellation)
    {
        var (page, floor) = await Read(found, before, limit, cancellation);
        var border = floor is { } seq ? await log.ReadMany(found.Scope.Tenant, [seq], cancellation) : [];
        return new DeliveryList(
            [.. page.Deliveries.Select(DeliveryAnswer.Of)], page.Next?.ToString(), border.Count == 0 ? null : border[0].AcceptedAt);
    }

    /// <returns>The page, and the event that a search got to.</returns>
    public async Task<(DeliveryPage Page, long? Floor)> Read(FoundDeliveries found, DeliveryId? before, int limit, CancellationToken cancellation)
    {
        var filter = found.Filter with { Before = before, Limit = limit };
        if (found.Q is not { } q)
        {
            return (await deliveries.Read(found.Scope, filter, cancellation), null);
        }

        var (resolved, floor) = await search.Resolve(found.Scope.Tenant, filter, q, cancellation);
        var page = await deliveries.Read(found.Scope, resolved, cancellation);
        return floor is { } seq
            ? (LogOrder.Merge([page, new DeliveryPage([], LogOrder.EndOf(seq))], limit), floor)
            : (page, null);
    }
}

/// <param name="Q">What to search for; null: nothing.</param>
internal sealed record FoundDeliveries(DeliveryScope Scope, DeliveryFilter Filter, string? Q);
