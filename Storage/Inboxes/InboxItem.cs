using OrleansNotify.Events;

namespace OrleansNotify.Inboxes;

/// <param name="ReadAt">Null also when it was read in one go with others.</param>
/// <param name="SnoozedUntil">May have passed: then it is shown again.</param>
public sealed record InboxItem(
    LoggedEvent Event,
    bool IsRead,
    DateTimeOffset? ReadAt,
    DateTimeOffset? SeenAt = null,
    DateTimeOffset? DismissedAt = null,
    DateTimeOffset? ArchivedAt = null,
    DateTimeOffset? SnoozedUntil = null);
