namespace OrleansNotify.Deliveries;

/// <summary>The order of the log of deliveries: by descending (<c>seq</c>, endpoint id).</summary>
public static class LogOrder
{
    private static readonly string LowestEndpoint = $"ep_{new string('0', 32)}";

    /// <summary>After everything of this event.</summary>
    public static DeliveryId EndOf(long seq) => new(LowestEndpoint, seq);

    public static int Compare(DeliveryId left, DeliveryId right)
        => left.Seq != right.Seq ? right.Seq.CompareTo(left.Seq) : string.CompareOrdinal(right.EndpointId, left.EndpointId);

    public static bool IsAfter(DeliveryId id, DeliveryId? before) => before is not { } position || Compare(id, position) > 0;

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
}
