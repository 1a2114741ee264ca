namespace OrleansNotify.Deliveries;

/// <summary>A page of the log of deliveries, newest event first. Null filters nothing.</summary>
/// <param name="FromSeq">Inclusive, as <paramref name="ToSeq"/>.</param>
/// <param name="Before">Where the page before ended.</param>
internal sealed record DeliveryFilter(
    string? Status, string? Type, string? Source, long? FromSeq, long? ToSeq, DeliveryId? Before, int Limit)
{
    /// <summary>Whether deliveries that nothing was tried for yet can be among them.</summary>
    public bool TakesPending => Status is null or DeliveryStatus.Pending;

    public DeliveryQuery Query(string tenant, string? endpointId)
        => new(tenant, endpointId, Status, Type, Source, FromSeq, ToSeq, Before, Limit);
}
