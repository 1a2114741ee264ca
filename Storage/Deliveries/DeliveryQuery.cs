namespace OrleansNotify.Deliveries;

/// <summary>
/// A page of a tenant's deliveries, newest event first: by descending (<c>seq</c>, endpoint id). Null filters nothing. Single values choose
/// the index; see <see cref="DeliveryFilter"/> for several.
/// </summary>
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
    int Limit)
{
    /// <summary>The first row of the page after, from where the list is read the other way: what is nearest above it; null: downwards.</summary>
    public DeliveryId? After { get; init; }

    /// <summary>One of these, looked at in the rows that the index finds; empty: any. As the next three.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Null: any.</summary>
    public IReadOnlyList<string>? Endpoints { get; init; }
}
