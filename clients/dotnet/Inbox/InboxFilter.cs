namespace OrleansNotify.Client.Inbox;

/// <param name="Unread">Only those; null: all.</param>
/// <param name="Dismissed">These as well.</param>
/// <param name="Archived">These as well.</param>
/// <param name="Snoozed">These as well.</param>
public sealed record InboxFilter(bool? Unread = null, bool? Dismissed = null, bool? Archived = null, bool? Snoozed = null);
