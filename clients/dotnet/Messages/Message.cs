namespace OrleansNotify.Client.Messages;

/// <summary>One event's message to one address.</summary>
public sealed record Message
{
    public required string Id { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>None: the event named the address itself.</summary>
    public string? Person { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    /// <summary><c>waiting</c>, <c>sending</c>, <c>accepted</c>, <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c>, <c>unknown</c>, <c>refused</c>, <c>stopped</c>, …</summary>
    public required string Status { get; init; }

    /// <summary>Why it waits, was stopped or refused: one word.</summary>
    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public int Attempts { get; init; }

    public string? Provider { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed record MessageList(IReadOnlyList<Message> Messages, string? Next);
