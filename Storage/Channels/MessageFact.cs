namespace OrleansNotify.Channels;

/// <summary>What a provider reported of one message.</summary>
public sealed record MessageFact
{
    /// <summary>Null: only <see cref="ProviderMessageId"/> is known.</summary>
    public string? MessageId { get; init; }

    public string? ProviderMessageId { get; init; }

    /// <summary>The attempt that it is about; null: the last one.</summary>
    public int? Number { get; init; }

    public required string FactId { get; init; }

    public MessageState? State { get; init; }

    public required string Word { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }

    public DateTimeOffset? At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public long? PriceMicros { get; init; }

    public string? PriceCurrency { get; init; }
}
