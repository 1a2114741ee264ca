namespace OrleansNotify.Deliveries;

/// <summary>The order of the log of deliveries: by descending (<c>seq</c>, endpoint id).</summary>
internal static class LogOrder
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
}
