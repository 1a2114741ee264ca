using System.Buffers;
using System.Text;
using System.Text.Json.Serialization;
using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>A message as the API shows it. Attempts, callbacks and the decision come with a single one.</summary>
internal sealed record MessageAnswer
{
    private const int IdLength = 36;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public required string Id { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    public required string Source { get; init; }

    /// <summary>Null: the event named the address itself.</summary>
    public required string? Person { get; init; }

    public required Channel Channel { get; init; }

    public required string Address { get; init; }

    public required int Priority { get; init; }

    public required MessageState Status { get; init; }

    /// <summary>Why it waits, was stopped or refused: one word.</summary>
    public required string? Reason { get; init; }

    public required string? Detail { get; init; }

    public required int Attempts { get; init; }

    /// <summary>While it waits.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Not when the person has read it in the inbox meanwhile.</summary>
    public required bool UnlessRead { get; init; }

    /// <summary>Null: the message is of one event.</summary>
    public required MessageDigest? Digest { get; init; }

    public required string? Provider { get; init; }

    public required string? Account { get; init; }

    public required string? ProviderMessageId { get; init; }

    public required int Segments { get; init; }

    public required long? PriceMicros { get; init; }

    /// <summary>Null: nothing was sent, or no price is known.</summary>
    public required MessagePrice? Price { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Decision { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessageAttemptRow>? AttemptLog { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CallbackAnswer>? Callbacks { get; init; }

    public static bool IsId(string text)
        => text.Length == IdLength && text.StartsWith("msg_", StringComparison.Ordinal) && !text.AsSpan(4).ContainsAnyExcept(Digits);

    public static MessageAnswer Of(MessageRow row) => new()
    {
        Id = row.Id,
        EventId = row.EventId,
        EventType = row.EventType,
        Source = row.Source,
        Person = row.Person.Length == 0 ? null : row.Person,
        Channel = row.Channel,
        Address = row.Address,
        Priority = row.Priority,
        Status = row.State,
        Reason = row.Reason,
        Detail = row.Detail,
        Attempts = row.Attempts,
        NextAttemptAt = row.State == MessageState.Waiting ? row.DueAt : null,
        UnlessRead = row.SendWhen == SendWhen.Unread,
        Digest = row.DigestUntil is { } until ? new MessageDigest(row.DigestCount, until) : null,
        Provider = row.Provider,
        Account = row.Account,
        ProviderMessageId = row.ProviderMessageId,
        Segments = row.Segments,
        PriceMicros = row.PriceMicros,
        Price = MessagePrice.Of(row),
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
    };

    public static MessageAnswer Of(MessageRow row, IReadOnlyList<MessageAttemptRow> attempts, IReadOnlyList<MessageFact> facts) => Of(row) with
    {
        Decision = row.Decision is null ? null : new RawJson(Encoding.UTF8.GetBytes(row.Decision)),
        AttemptLog = attempts,
        Callbacks = [.. facts.Select(fact => new CallbackAnswer(fact.Word, fact.State, fact.Code, fact.Detail, fact.At, fact.ReceivedAt))],
    };
}

/// <param name="Word">The provider's own word.</param>
/// <param name="Status">What it means here; null: nothing is known of the word.</param>
/// <param name="At">As the provider said.</param>
internal sealed record CallbackAnswer(string Word, MessageState? Status, string? Code, string? Detail, DateTimeOffset? At, DateTimeOffset ReceivedAt);

/// <param name="Count">The events in it.</param>
/// <param name="Until">While it waits, further events join it until then.</param>
internal sealed record MessageDigest(int Count, DateTimeOffset Until);

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last.</param>
/// <param name="Previous">Pass as <c>after</c> for the page of newer ones; null on the first.</param>
internal sealed record MessageList(
    IReadOnlyList<MessageAnswer> Messages, string? Next, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Previous = null);
