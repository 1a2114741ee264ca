namespace OrleansNotify.Client.Inbox;

/// <param name="Seq">The head of the log that the count is of.</param>
public sealed record UnreadCount(long Unread, long Seq);
