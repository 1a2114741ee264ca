using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>One message to a person: one event, one channel, one address.</summary>
public sealed record MessageRow
{
    public required string Tenant { get; init; }

    /// <summary><c>msg_</c> and 32 hexadecimal digits of a version 7 UUID: later messages have higher ids.</summary>
    public required string Id { get; init; }

    public required long Seq { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    public required string Source { get; init; }

    /// <summary>Empty: the event names the address itself.</summary>
    public required string Person { get; init; }

    public required Channel Channel { get; init; }

    public required string Address { get; init; }

    /// <summary>1 goes first, 4 last.</summary>
    public required int Priority { get; init; }

    public required MessageState State { get; init; }

    public SendWhen SendWhen { get; init; }

    /// <summary>While it waits, further events of its type to the same address join it until then; null: it is of one event.</summary>
    public DateTimeOffset? DigestUntil { get; init; }

    /// <summary>Of a digest: its events.</summary>
    public int DigestCount { get; init; }

    /// <summary>Attempts that have begun.</summary>
    public int Attempts { get; init; }

    /// <summary>While it waits: when it is looked at next.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why it waits, was stopped or refused, as one word; null: there is no reason but its turn.</summary>
    public string? Reason { get; init; }

    /// <summary>The same for people, as the provider said it.</summary>
    public string? Detail { get; init; }

    public string? Provider { get; init; }

    public string? Account { get; init; }

    public string? ProviderMessageId { get; init; }

    public int Segments { get; init; }

    /// <summary>What the provider takes, over all attempts; null: it has not said.</summary>
    public long? PriceMicros { get; init; }

    public string? PriceCurrency { get; init; }

    /// <summary>What the last attempt was expected to cost; null: it was not sent, or no price list knows.</summary>
    public long? EstimateMicros { get; init; }

    public string? EstimateCurrency { get; init; }

    /// <summary>The last decision, as JSON.</summary>
    public string? Decision { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Not behind the ids of messages that were made then or later.</summary>
    internal static string FirstIdOf(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"msg_{at.ToUnixTimeMilliseconds():x12}");
}
