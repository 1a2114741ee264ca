namespace OrleansNotify.Deliveries;

/// <param name="Next">
/// Where the next page in the direction of reading begins; null: this is the last one. A page may be short, even empty, and yet have a next one.
/// </param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryRow> Deliveries, DeliveryId? Next)
{
    public static readonly DeliveryPage Empty = new([], null);
}
