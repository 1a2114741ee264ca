namespace OrleansNotify.Inboxes;

/// <summary>What a person does to notifications. Null leaves a thing as it is.</summary>
/// <param name="Read">False marks it unread, whatever was read in one go before.</param>
/// <param name="Seen">Was on a screen, which is less than read.</param>
/// <param name="Dismissed">Put away.</param>
/// <param name="Archived">Put away to be kept.</param>
/// <param name="SnoozedUntil">Hidden until then; a time that has passed ends a snooze.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Inboxes.InboxPatch")]
public sealed record InboxPatch(
    [property: Id(0)] bool? Read = null,
    [property: Id(1)] bool? Seen = null,
    [property: Id(2)] bool? Dismissed = null,
    [property: Id(3)] bool? Archived = null,
    [property: Id(4)] DateTimeOffset? SnoozedUntil = null);
