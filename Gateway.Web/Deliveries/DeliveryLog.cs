using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>The log of deliveries: what was tried, from the store, and what was not tried yet, from the log of events; in one order.</summary>
internal sealed class DeliveryLog(IDeliveryStore deliveries, IEndpointStore endpoints, PendingDeliveries pending)
{
    private const int MostRounds = 20;

    public Task<DeliveryLogPage> Read(DeliveryScope scope, DeliveryFilter filter, CancellationToken cancellation)
        => Read(scope, filter, new FilterAllowance(), cancellation);

    private async Task<DeliveryLogPage> Read(DeliveryScope scope, DeliveryFilter filter, FilterAllowance allowance, CancellationToken cancellation)
    {
        // What is pending is looked at first: what gets its row meanwhile is then seen twice, not never.
        var waiting = filter.TakesPending
            ? await pending.Read(scope.Tenant, await scope.Rows(endpoints, cancellation), filter, allowance, cancellation)
            : DeliveryLogPage.Empty;
        var tried = scope.Endpoints is { } ids
            ? await Task.WhenAll(ids.Select(id => deliveries.List(filter.Query(scope.Tenant, id), cancellation)))
            : [await deliveries.List(filter.Query(scope.Tenant, null), cancellation)];
        return Merge([.. tried.Select(page => new DeliveryLogPage(page.Deliveries, page.Next)), waiting], filter.Limit);
    }

    /// <summary>The first so many, over as many pages as that takes within reason.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ReadMany(DeliveryScope scope, DeliveryFilter filter, int count, CancellationToken cancellation)
    {
        var (all, allowance) = (new List<DeliveryRow>(), new FilterAllowance());
        for (var round = 0; round < MostRounds && all.Count < count; round++)
        {
            var page = await Read(scope, filter, allowance, cancellation);
            all.AddRange(page.Items);
            if (page.Next is null || allowance.IsSpent)
            {
                break;
            }

            filter = filter with { Before = page.Next };
        }

        return all.Count <= count ? all : all[..count];
    }

    internal static DeliveryLogPage Merge(IReadOnlyList<DeliveryLogPage> pages, int limit)
    {
        var floor = LogOrder.Floor(pages.Select(page => page.Next));
        var items = pages.SelectMany(page => page.Items)
            .DistinctBy(row => new DeliveryId(row.EndpointId, row.Seq))
            .Where(row => floor is not { } end || LogOrder.Compare(new DeliveryId(row.EndpointId, row.Seq), end) <= 0)
            .OrderBy(row => new DeliveryId(row.EndpointId, row.Seq), Comparer<DeliveryId>.Create(LogOrder.Compare))
            .Take(limit + 1)
            .ToList();
        return items.Count <= limit
            ? new DeliveryLogPage(items, floor)
            : new DeliveryLogPage(items[..limit], new DeliveryId(items[limit - 1].EndpointId, items[limit - 1].Seq));
    }
}

/// <param name="Next">Down to where was looked, itself included; null: to the end. A page may be short, even empty, and yet have a next one.</param>
internal sealed record DeliveryLogPage(IReadOnlyList<DeliveryRow> Items, DeliveryId? Next)
{
    public static readonly DeliveryLogPage Empty = new([], null);
}
