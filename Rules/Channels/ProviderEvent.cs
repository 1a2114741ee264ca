namespace OrleansNotify.Channels;

/// <summary>One fact out of a callback: about a message of ours, or a message from a person.</summary>
public sealed record ProviderEvent
{
    /// <summary>The same for a repeat of the same fact, so that it counts once.</summary>
    public required string Id { get; init; }

    /// <summary>Ours, when it came back; else the message is found by <see cref="ProviderMessageId"/>.</summary>
    public string? AttemptId { get; init; }

    public string? ProviderMessageId { get; init; }

    /// <summary>What became of the message; null: the fact is about something else, or a status that is not known here.</summary>
    public MessageState? State { get; init; }

    /// <summary>The provider's own word for the status.</summary>
    public string Word { get; init; } = "";

    /// <summary>As the provider says; null when it says none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The provider's error code.</summary>
    public string? Code { get; init; }

    public string Detail { get; init; } = "";

    public SuppressionCause? Suppression { get; init; }

    /// <summary>Whose address it is about, when it says so.</summary>
    public string? Address { get; init; }

    /// <summary>What the provider takes for the message, never below zero, in millionths of <see cref="PriceCurrency"/>; null: it says none.</summary>
    public long? PriceMicros { get; init; }

    /// <summary>Null: the provider names none, or the message is free.</summary>
    public string? PriceCurrency { get; init; }

    /// <summary>What a person wrote to us; null: it is about a message of ours.</summary>
    public string? InboundText { get; init; }
}
