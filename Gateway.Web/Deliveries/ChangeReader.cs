namespace OrleansNotify.Deliveries;

/// <summary>Reads what changed since a place, each delivery once.</summary>
internal sealed class ChangeReader(IDeliveryChanges changes)
{
    private const int PageSize = 2_000;

    public Task<long> Settled(CancellationToken cancellation) => changes.Settled(cancellation);

    /// <returns>Null: more than <paramref name="most"/> have changed.</returns>
    public async Task<IReadOnlyCollection<ChangedDelivery>?> Since(string tenant, long place, int most, CancellationToken cancellation)
    {
        var found = new Dictionary<DeliveryId, ChangedDelivery>();
        for (var (since, limit) = (place, PageSize); ;)
        {
            var page = await changes.Since(tenant, since, limit, cancellation);
            foreach (var change in page)
            {
                found[new DeliveryId(change.Row.EndpointId, change.Row.Seq)] = change;
            }

            if (page.Count < limit)
            {
                return found.Values;
            }

            if (found.Count > most)
            {
                return null;
            }

            // The last millisecond may go on behind the page; when all of the page is of one, more of it is read at once.
            (since, limit) = page[^1].ChangedAt > since ? (page[^1].ChangedAt, PageSize) : (since, limit * 2);
        }
    }
}
