namespace OrleansNotify.Channels;

/// <summary>What an attempt came to, and what follows for its message.</summary>
public sealed record MessageResult
{
    public required string MessageId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required OutcomeKind Outcome { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }

    public required MessageState State { get; init; }

    /// <summary>When it waits again: when for.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public string? Reason { get; init; }

    public string? ProviderMessageId { get; init; }

    public int Segments { get; init; }

    public long? PriceMicros { get; init; }

    public string? PriceCurrency { get; init; }

    /// <summary>It is certain that no provider took it.</summary>
    public bool IsNotSent => Outcome is not (OutcomeKind.Accepted or OutcomeKind.Unknown);
}
