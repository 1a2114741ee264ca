using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Narrows a filter to events whose payload has a text, a bounded number of payloads at a time.</summary>
public static class TextSearch
{
    /// <summary>How many payloads one call reads.</summary>
    public const int MostEvents = 20_000;

    private const int MostFound = 100;

    /// <returns>The filter with what was found, and the event that the search got to without having looked at those below; null: at all.</returns>
    public static async Task<(DeliveryFilter Filter, long? Floor)> Narrow(
        this IEventLog log, string tenant, DeliveryFilter filter, string text, CancellationToken cancellation)
    {
        var head = await log.Head(tenant, cancellation);
        var top = Math.Min(head.Seq, Math.Min(filter.ToSeq ?? long.MaxValue, filter.Before?.Seq ?? long.MaxValue));
        var bottom = Math.Max(filter.FromSeq ?? 1, head.OldestSeq);
        var from = Math.Max(bottom, top - MostEvents + 1);
        var found = await log.Search(tenant, new EventSearch(text, filter.Types, filter.Sources, from, top, MostFound), cancellation);
        var floor = found.Count == MostFound ? found[^1] : from;
        return (filter with { Seqs = found }, floor > bottom ? floor : null);
    }
}
