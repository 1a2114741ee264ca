using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Narrows a filter to events whose payload has a text, a bounded number of payloads at a time.</summary>
public static class TextSearch
{
    /// <summary>How many payloads one call reads.</summary>
    public const int MostEvents = 20_000;

    private const int MostFound = 100;

    /// <returns>
    /// The filter with what was found, and the event that the search got to without having looked at those below, or above where the page is read
    /// upwards; null: at all.
    /// </returns>
    public static async Task<(DeliveryFilter Filter, long? Floor)> Narrow(
        this IEventLog log, string tenant, DeliveryFilter filter, string text, CancellationToken cancellation)
    {
        var head = await log.Head(tenant, cancellation);
        if (filter.After is { } after)
        {
            return await log.NarrowUp(tenant, filter, text, head, after.Seq, cancellation);
        }

        var top = Math.Min(head.Seq, Math.Min(filter.ToSeq ?? long.MaxValue, filter.Before?.Seq ?? long.MaxValue));
        var bottom = Math.Max(filter.FromSeq ?? 1, head.OldestSeq);
        var from = Math.Max(bottom, top - MostEvents + 1);
        var found = await log.Search(tenant, new EventSearch(text, filter.Types, filter.Sources, from, top, MostFound), cancellation);
        var floor = found.Count == MostFound ? found[^1] : from;
        return (filter with { Seqs = found }, floor > bottom ? floor : null);
    }

    private static async Task<(DeliveryFilter Filter, long? Ceiling)> NarrowUp(
        this IEventLog log, string tenant, DeliveryFilter filter, string text, LogHead head, long after, CancellationToken cancellation)
    {
        var from = Math.Max(after, Math.Max(filter.FromSeq ?? 1, head.OldestSeq));
        var top = Math.Min(head.Seq, filter.ToSeq ?? long.MaxValue);
        var to = Math.Min(top, from + MostEvents - 1);
        var search = new EventSearch(text, filter.Types, filter.Sources, from, to, MostFound) { IsOldestFirst = true };
        var found = await log.Search(tenant, search, cancellation);
        var ceiling = found.Count == MostFound ? found[^1] : to;
        return (filter with { Seqs = found }, ceiling < top ? ceiling : null);
    }
}
