namespace OrleansNotify.Deliveries;

/// <summary>The order of the log of deliveries: by descending (<c>seq</c>, endpoint id).</summary>
public static class LogOrder
{
    private static readonly string LowestEndpoint = $"ep_{new string('0', 32)}";
    private static readonly string HighestEndpoint = $"ep_{new string('f', 32)}";

    /// <summary>After everything of this event.</summary>
    public static DeliveryId EndOf(long seq) => new(LowestEndpoint, seq);

    /// <summary>Before everything of this event.</summary>
    public static DeliveryId StartOf(long seq) => new(HighestEndpoint, seq);

    public static int Compare(DeliveryId left, DeliveryId right)
        => left.Seq != right.Seq ? right.Seq.CompareTo(left.Seq) : string.CompareOrdinal(right.EndpointId, left.EndpointId);

    /// <summary>Whether it is where the page that is asked for goes on.</summary>
    public static bool IsOn(DeliveryId id, DeliveryFilter filter)
        => (filter.Before is not { } before || Compare(id, before) > 0) && (filter.After is not { } after || Compare(id, after) < 0);

    /// <summary>Pages of a filter's direction as one.</summary>
    public static DeliveryPage Merge(IReadOnlyList<DeliveryPage> pages, DeliveryFilter filter)
        => filter.After is null ? Merge(pages, filter.Limit) : MergeUp(pages, filter.Limit);

    /// <summary>Of several sources of which each was read down to somewhere, down to where all of them were; null: all to their ends.</summary>
    public static DeliveryId? Floor(IEnumerable<DeliveryId?> floors)
        => floors.OfType<DeliveryId>().Order(Comparer<DeliveryId>.Create(Compare)).Select(id => (DeliveryId?)id).FirstOrDefault();

    /// <summary>Several pages as one: what is on two of them is taken from the earlier one.</summary>
    public static DeliveryPage Merge(IReadOnlyList<DeliveryPage> pages, int limit)
    {
        var floor = Floor(pages.Select(page => page.Next));
        var rows = pages.SelectMany(page => page.Deliveries)
            .DistinctBy(row => new DeliveryId(row.EndpointId, row.Seq))
            .Where(row => floor is not { } end || Compare(new DeliveryId(row.EndpointId, row.Seq), end) <= 0)
            .OrderBy(row => new DeliveryId(row.EndpointId, row.Seq), Comparer<DeliveryId>.Create(Compare))
            .Take(limit + 1)
            .ToList();
        return rows.Count <= limit
            ? new DeliveryPage(rows, floor)
            : new DeliveryPage(rows[..limit], new DeliveryId(rows[limit - 1].EndpointId, rows[limit - 1].Seq));
    }

    /// <summary>The same of pages that were read upwards: each up to somewhere, and of all the lowest rows.</summary>
    public static DeliveryPage MergeUp(IReadOnlyList<DeliveryPage> pages, int limit)
    {
        var ceiling = pages.Select(page => page.Next).OfType<DeliveryId>().OrderDescending(Comparer<DeliveryId>.Create(Compare))
            .Select(id => (DeliveryId?)id).FirstOrDefault();
        var rows = pages.SelectMany(page => page.Deliveries)
            .DistinctBy(row => new DeliveryId(row.EndpointId, row.Seq))
            .Where(row => ceiling is not { } end || Compare(new DeliveryId(row.EndpointId, row.Seq), end) >= 0)
            .OrderDescending(Comparer<DeliveryRow>.Create((left, right) => Compare(new(left.EndpointId, left.Seq), new(right.EndpointId, right.Seq))))
            .Take(limit + 1)
            .ToList();
        var next = rows.Count <= limit ? ceiling : new DeliveryId(rows[limit - 1].EndpointId, rows[limit - 1].Seq);
        return new DeliveryPage([.. rows.Take(limit).Reverse()], next);
    }
}
