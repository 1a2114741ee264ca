namespace OrleansNotify.Inboxes;

/// <summary>A user's inbox after a change.</summary>
/// <param name="Unread">Of the events up to <paramref name="Seq"/>.</param>
/// <param name="Version">See <see cref="Events.UserSignal"/>.</param>
/// <param name="Seq">Head of the log when it was counted.</param>
/// <param name="Items">How each notification that was changed stands; null from an older silo.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Inboxes.InboxChange")]
public sealed record InboxChange(
    [property: Id(0)] long Unread,
    [property: Id(1)] long Version,
    [property: Id(2)] long Seq,
    [property: Id(3)] ItemState[]? Items = null);
