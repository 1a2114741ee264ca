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

    public async Task<DeliveryList> List(FoundDeliveries found, DeliveryArguments arguments, CancellationToken cancellation)
    {
        var (page, border) = await Read(found, arguments.Before, arguments.After, arguments.Limit, cancellation);
        var bordering = border is { } seq ? await log.ReadMany(found.Scope.Tenant, [seq], cancellation) : [];
        return DeliveryList.Of(page, arguments, bordering.Count == 0 ? null : bordering[0].AcceptedAt);
    }

    public Task<(DeliveryPage Page, long? Border)> Read(FoundDeliveries found, DeliveryId? before, int limit, CancellationToken cancellation)
        => Read(found, before, null, limit, cancellation);

    /// <returns>The page, and the event that a search got to.</returns>
    private async Task<(DeliveryPage Page, long? Border)> Read(
        FoundDeliveries found, DeliveryId? before, DeliveryId? after, int limit, CancellationToken cancellation)
    {
        var filter = found.Filter with { Before = before, After = after, Limit = limit };
        if (found.Q is not { } q)
        {
            return (await deliveries.Read(found.Scope, filter, cancellation), null);
        }

        var (resolved, border) = await search.Resolve(found.Scope.Tenant, filter, q, cancellation);
        var page = await deliveries.Read(found.Scope, resolved, cancellation);
        return border is { } seq
            ? (LogOrder.Merge([page, new DeliveryPage([], LogOrder.EndOf(after is null ? seq : seq + 1))], filter), border)
            : (page, null);
    }
}

/// <param name="Q">What to search for; null: nothing.</param>
internal sealed record FoundDeliveries(DeliveryScope Scope, DeliveryFilter Filter, string? Q);
