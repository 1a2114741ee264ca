namespace OrleansNotify.Client.Inbox;

public sealed record ItemChanged(InboxItem Item, long Unread, long Seq, long Version);
