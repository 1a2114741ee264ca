namespace OrleansNotify.Inboxes;

/// <summary>A user's inbox after a change.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Inboxes.InboxChange")]
public sealed record InboxChange(
    [property: Id(0)] long Unread,
    [property: Id(1)] long Version);
