namespace OrleansNotify.Channels;

/// <summary>An attempt of a message. Without an end: it has begun, and its outcome is not known.</summary>
public sealed record MessageAttemptRow
{
    public required int Number { get; init; }

    public required string Provider { get; init; }

    public required string Account { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public OutcomeKind? Outcome { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }
}
