namespace OrleansNotify.Channels;

/// <summary>A suppression as it is stored: one of each address, cause and category.</summary>
public sealed record SuppressionRow
{
    /// <summary><c>sup_</c> and 32 hexadecimal digits of a version 7 UUID.</summary>
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    public required string Address { get; init; }

    public required SuppressionCause Cause { get; init; }

    /// <summary>Null: as wide as the cause.</summary>
    public MessageCategory? Category { get; init; }

    /// <summary>Where it came from, for example <c>twilio-sms</c>, <c>unsubscribe_link</c>, <c>member</c>.</summary>
    public required string Source { get; init; }

    /// <summary>For people.</summary>
    public string Detail { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public Suppression Suppression => new() { Cause = Cause, Category = Category, At = At, ExpiresAt = ExpiresAt, ReleasedAt = ReleasedAt };

    public static string NewId(DateTimeOffset now) => $"sup_{Guid.CreateVersion7(now):n}";
}
