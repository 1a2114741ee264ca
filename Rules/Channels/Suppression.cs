namespace OrleansNotify.Channels;

/// <summary>An address of a tenant that gets no messages on a channel.</summary>
public sealed record Suppression
{
    public required SuppressionCause Cause { get; init; }

    /// <summary>Null: as wide as the cause; else this category alone.</summary>
    public MessageCategory? Category { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: until it is released.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }
}
