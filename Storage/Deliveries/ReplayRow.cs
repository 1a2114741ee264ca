namespace OrleansNotify.Deliveries;

/// <summary>One row of <c>replays</c>.</summary>
/// <param name="Kind">One of <see cref="ReplayKind"/>.</param>
/// <param name="State">One of <see cref="ReplayState"/>.</param>
/// <param name="Position">Everything of the range up to this <c>seq</c> was made due.</param>
public sealed record ReplayRow(
    string Tenant,
    string Id,
    string EndpointId,
    string Kind,
    string State,
    string? EventType,
    string? Source,
    long FromSeq,
    long ToSeq,
    long Position,
    long Count,
    long Enqueued,
    int Rate,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
