namespace OrleansNotify.Client.Inbox;

/// <param name="NextBefore">Of the next page; null on the last.</param>
/// <param name="Unread">Of the whole inbox up to <paramref name="Seq"/>.</param>
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, long? NextBefore, long Unread, long Seq);
