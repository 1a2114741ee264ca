using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Inboxes;

/// <summary>A notification in the inbox of its person.</summary>
internal sealed record InboxView(
    string Id, long Seq, string Type, RawJson Payload, string SentAt, bool Read, DateTimeOffset? ReadAt, string Priority, bool Seen,
    bool Dismissed, bool Archived, DateTimeOffset? SnoozedUntil)
{
    public static InboxView Of(InboxItem item)
    {
        var logged = item.Event;
        return new InboxView(
            logged.Id, logged.Seq, logged.Type, new RawJson(logged.Payload), EventFrame.Time(logged.AcceptedAt), item.IsRead, item.ReadAt,
            PriorityWord.Of(logged.Priority), item.SeenAt is not null, item.DismissedAt is not null, item.ArchivedAt is not null,
            item.SnoozedUntil);
    }
}
