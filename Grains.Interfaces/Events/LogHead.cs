namespace OrleansNotify.Events;

/// <summary>Where a tenant's log stands.</summary>
/// <param name="Epoch">Names one life of the log: positions from another epoch are never trusted.</param>
/// <param name="Seq">The last committed <c>seq</c>; 0 for an empty log.</param>
/// <param name="OldestSeq">The oldest <c>seq</c> still retained; 1 for an empty log.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.LogHead")]
public sealed record LogHead(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Seq,
    [property: Id(2)] long OldestSeq);
