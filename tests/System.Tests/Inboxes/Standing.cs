using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>How one notification stands for the person.</summary>
internal sealed record Standing(bool Read, bool Seen, bool Dismissed, bool Archived, DateTimeOffset? SnoozedUntil)
{
    public static Standing Of(JsonElement item) => new(
        item.GetProperty("read").GetBoolean(),
        item.GetProperty("seen").GetBoolean(),
        item.GetProperty("dismissed").GetBoolean(),
        item.GetProperty("archived").GetBoolean(),
        item.GetProperty("snoozedUntil") is { ValueKind: JsonValueKind.String } until ? until.GetDateTimeOffset() : null);

    public bool IsUnread(DateTimeOffset now) => !Read && !Dismissed && !Archived && !(SnoozedUntil > now);
}
