namespace OrleansNotify.Deliveries;

/// <summary>What one endpoint has to record, written together.</summary>
/// <param name="Lease">As it was taken: with another one by now nothing is written.</param>
/// <param name="Cursor">Written if it is higher than the stored one.</param>
public sealed record EndpointProgress(
    string Tenant,
    string EndpointId,
    long Lease,
    long Cursor,
    DateTimeOffset? FailingSince,
    DateTimeOffset? LastSuccessAt,
    IReadOnlyList<DeliveryOutcome> Outcomes);
