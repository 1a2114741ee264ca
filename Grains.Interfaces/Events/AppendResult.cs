namespace OrleansNotify.Events;

/// <summary>What became of one <see cref="AppendEvent"/>.</summary>
/// <param name="Status">Whether this command made the event.</param>
/// <param name="Id">Id of the event: of the first one when the idempotency key was used before.</param>
/// <param name="Seq">Its place in the tenant's log, from 1 without gaps.</param>
/// <param name="AcceptedAt">When it was committed.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.AppendResult")]
public sealed record AppendResult(
    [property: Id(0)] AppendStatus Status,
    [property: Id(1)] string Id,
    [property: Id(2)] long Seq,
    [property: Id(3)] DateTimeOffset AcceptedAt);
