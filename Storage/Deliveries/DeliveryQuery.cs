namespace OrleansNotify.Deliveries;

/// <summary>A page of a tenant's deliveries, newest event first: by descending (<c>seq</c>, endpoint id). Null filters nothing.</summary>
/// <param name="FromSeq">Inclusive.</param>
/// <param name="ToSeq">Inclusive.</param>
/// <param name="Before">The last row of the page before; null: the first page.</param>
public sealed record DeliveryQuery(
    string Tenant,
    string? EndpointId,
    string? Status,
    string? Type,
    string? Source,
    long? FromSeq,
    long? ToSeq,
    DeliveryId? Before,
    int Limit);
