namespace OrleansNotify.Inboxes;

/// <summary>How one notification stands for one person.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Seq">Its place in the tenant's log.</param>
/// <param name="SnoozedUntil">It is hidden while this is in the future.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Inboxes.ItemState")]
public sealed record ItemState(
    [property: Id(0)] string Id,
    [property: Id(1)] long Seq,
    [property: Id(2)] bool IsRead,
    [property: Id(3)] bool IsSeen,
    [property: Id(4)] bool IsDismissed,
    [property: Id(5)] bool IsArchived,
    [property: Id(6)] DateTimeOffset? SnoozedUntil);
