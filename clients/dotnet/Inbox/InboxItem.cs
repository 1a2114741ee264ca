using System.Text.Json;

namespace OrleansNotify.Client.Inbox;

/// <summary>An event as one person sees it.</summary>
public sealed record InboxItem
{
    public required string Id { get; init; }

    public required long Seq { get; init; }

    public required string Type { get; init; }

    public required JsonElement Payload { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required bool Read { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public required string Priority { get; init; }

    public bool Seen { get; init; }

    public bool Dismissed { get; init; }

    public bool Archived { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }
}
