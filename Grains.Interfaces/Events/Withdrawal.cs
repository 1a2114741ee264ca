using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Events;

/// <summary>The event that says that another one is to disappear everywhere.</summary>
public static class Withdrawal
{
    public const string EventType = "notification.withdrawn";

    /// <summary>Twice is once: its idempotency key is the withdrawn one's id.</summary>
    public static AppendEvent Of(LoggedEvent logged, string id) => new(
        id, EventType, logged.Source, [.. logged.Audience.Select(AudienceKey.Withdrawn)], 0,
        JsonSerializer.SerializeToUtf8Bytes(new { type = EventType, withdrawnId = logged.Id, withdrawnSeq = logged.Seq }),
        $"withdrawn/{logged.Id}");
}
