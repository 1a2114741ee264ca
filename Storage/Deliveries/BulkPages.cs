using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Pages of what a bulk job is about, newest first.</summary>
public sealed class BulkPages(IDeliveryStore deliveries, IEventLog log)
{
    private const int MostSearches = 5;

    public async Task<DeliveryPage> Read(string tenant, BulkScope scope, DeliveryId? before, int limit, CancellationToken cancellation)
    {
        var filter = scope.Filter with { Before = before, Limit = limit };
        if (scope.Text is not { } text)
        {
            return await deliveries.List(tenant, filter, cancellation);
        }

        var (narrowed, floor) = await log.Narrow(tenant, filter, text, cancellation);
        var page = await deliveries.List(tenant, narrowed, cancellation);
        return floor is { } seq ? LogOrder.Merge([page, new DeliveryPage([], LogOrder.EndOf(seq))], limit) : page;
    }

    /// <summary>How many there are, looking at <paramref name="most"/> rows or at some searches, and the newest of them.</summary>
    public async Task<(BoundedCount Count, IReadOnlyList<DeliveryRow> Newest)> Count(
        string tenant, BulkScope scope, int most, int newest, CancellationToken cancellation)
    {
        if (scope.Text is null)
        {
            var count = await deliveries.Count(tenant, scope.Filter, most, cancellation);
            return (count, (await Read(tenant, scope, null, newest, cancellation)).Deliveries);
        }

        var found = new List<DeliveryRow>();
        DeliveryId? before = null;
        for (var searches = 0; searches < MostSearches && found.Count < most; searches++)
        {
            var page = await Read(tenant, scope, before, newest, cancellation);
            found.AddRange(page.Deliveries);
            before = page.Next;
            if (before is null)
            {
                break;
            }
        }

        return (new BoundedCount(found.Count, before is not null), [.. found.Take(newest)]);
    }
}
