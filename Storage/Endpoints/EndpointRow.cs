namespace OrleansNotify.Endpoints;

/// <summary>One row of <c>endpoints</c>.</summary>
/// <param name="Owner">The user it belongs to; empty: the tenant.</param>
/// <param name="Settings">JSON, the writer's own form.</param>
/// <param name="Secrets">Sealed; its first four bytes name the key.</param>
/// <param name="Version">Rises with every change of settings, secrets or state.</param>
/// <param name="Cursor">Every event up to this <c>seq</c> has a row in <c>deliveries</c> or does not concern the endpoint.</param>
/// <param name="Lease">Rises with every <see cref="IEndpointStore.Take"/>: who has an older one writes nothing.</param>
/// <param name="DrainUpTo">Up to this <c>seq</c>, <paramref name="DrainRate"/> holds.</param>
/// <param name="DrainRate">Attempts per second while events that waited through a pause are delivered; 0: no limit.</param>
public sealed record EndpointRow(
    string Tenant,
    string Id,
    string Owner,
    string Settings,
    byte[] Secrets,
    string State,
    string? StateReason,
    long Version,
    long Cursor,
    long Lease,
    long DrainUpTo,
    int DrainRate,
    DateTimeOffset? FailingSince,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Deliveries last changed up to then are to be cancelled; null: none. Written by <see cref="Deliveries.ICancellationStore"/> alone.</summary>
    public DateTimeOffset? CancelUntil { get; init; }

    /// <summary>Until then the activation that has the lease finishes the attempts that it has in flight; null: it does not.</summary>
    public DateTimeOffset? SettlesUntil { get; init; }
}
