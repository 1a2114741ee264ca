using OrleansNotify.Events;

namespace OrleansNotify.Inboxes;

public sealed record InboxItem(LoggedEvent Event, bool IsRead, DateTimeOffset? ReadAt);
