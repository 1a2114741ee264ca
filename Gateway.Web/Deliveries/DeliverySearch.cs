using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Finds the events of a search, a bounded number of payloads at a time, and says down to which event it looked.</summary>
internal sealed class DeliverySearch(IEventLog log, IEndpointStore endpoints)
{
    private const int MostFound = 100;
    private const int MostEndpoints = 20;

    /// <returns>The filter with what was found, and the event that the search got to without having looked at those below; null: at all.</returns>
    public async Task<(DeliveryFilter Filter, long? Floor)> Resolve(string tenant, DeliveryFilter filter, string q, CancellationToken cancellation)
        => SearchedId.TryParse(q, out var id)
            ? (await ById(tenant, filter, id!, cancellation), null)
            : await log.Narrow(tenant, filter, q, cancellation);

    private async Task<DeliveryFilter> ById(string tenant, DeliveryFilter filter, SearchedId id, CancellationToken cancellation)
    {
        if (id.Delivery is { } delivery)
        {
            return Of(filter, [delivery.EndpointId]) with { Seqs = [delivery.Seq] };
        }

        if (id.EventPrefix is { } prefix)
        {
            return filter with { Seqs = await log.WithIdPrefix(tenant, prefix, MostFound, cancellation) };
        }

        // Ids are listed in ascending order: from just before the first that begins so.
        var found = await endpoints.List(tenant, null, id.EndpointPrefix![..^1] + Before(id.EndpointPrefix[^1]), MostEndpoints, cancellation);
        return Of(filter, [.. found.Select(row => row.Id).Where(one => one.StartsWith(id.EndpointPrefix, StringComparison.Ordinal))]);
    }

    private static DeliveryFilter Of(DeliveryFilter filter, IReadOnlyList<string> endpoints) => filter with
    {
        Endpoints = filter.Endpoints is { } asked ? [.. asked.Intersect(endpoints)] : endpoints,
    };

    // '/' is below '0', as '`' is below 'a' and above the digits and '_'.
    private static string Before(char digit) => ((char)(digit - 1)) + "~";
}
