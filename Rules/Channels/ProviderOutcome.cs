namespace OrleansNotify.Channels;

/// <summary>The outcome of one call of a provider. Failures are outcomes, never exceptions.</summary>
public sealed record ProviderOutcome
{
    public required OutcomeKind Kind { get; init; }

    /// <summary>The provider's id of the message, when it was accepted.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>What <see cref="Until"/> holds for.</summary>
    public OutcomeScope Scope { get; init; }

    /// <summary><see cref="OutcomeKind.Later"/>: not before this, as the provider said; null: as the schedule says.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The provider's code, or <c>http_503</c>, <c>connect_failed</c>, <c>timeout</c>, <c>unreadable_answer</c>.</summary>
    public string? Code { get; init; }

    /// <summary>What the provider said, for people. At most 500 characters, without secrets.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Why the address gets nothing more until it is released; null: it is not suppressed.</summary>
    public SuppressionCause? Suppression { get; init; }

    /// <summary>Segments that the provider counted, 0: it said none.</summary>
    public int Segments { get; init; }

    /// <summary>What the provider takes for the message, in millionths of <see cref="PriceCurrency"/>; null: it has not said yet.</summary>
    public long? PriceMicros { get; init; }

    public string? PriceCurrency { get; init; }

    /// <summary>The address as the provider knows it, when it differs: WhatsApp's <c>wa_id</c>.</summary>
    public string? ProviderAddress { get; init; }

    public static ProviderOutcome Accepted(string? providerMessageId) => new() { Kind = OutcomeKind.Accepted, ProviderMessageId = providerMessageId };
}
