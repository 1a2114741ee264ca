using OrleansNotify.Inboxes;

namespace OrleansNotify.Live.SocketIo;

/// <summary>How a notification stands that its person did something to.</summary>
/// <param name="UnreadCount">Of the whole inbox after the change.</param>
/// <param name="Version">The person's version after the change.</param>
internal sealed record NotificationUpdate(
    string Id, long Seq, bool IsRead, bool IsSeen, bool IsDismissed, bool IsArchived, DateTimeOffset? SnoozedUntil, long UnreadCount, long Version)
{
    public static NotificationUpdate Of(ItemState item, long unread, long version) => new(
        item.Id, item.Seq, item.IsRead, item.IsSeen, item.IsDismissed, item.IsArchived, item.SnoozedUntil, unread, version);
}
