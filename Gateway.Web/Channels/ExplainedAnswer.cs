using System.Text;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>One message that an event would lead to.</summary>
internal sealed record ExplainedAnswer
{
    /// <summary>Null: the event names the address itself.</summary>
    public required string? Person { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    public required int Priority { get; init; }

    /// <summary>The same that the message would be stored with.</summary>
    public required RawJson Decision { get; init; }

    public required string? Subject { get; init; }

    /// <summary>Null: nothing would be sent.</summary>
    public required string? Text { get; init; }

    public static ExplainedAnswer Of(ExplainedMessage message) => new()
    {
        Person = message.Person.Length == 0 ? null : message.Person,
        Channel = message.Channel,
        Address = message.Address,
        Priority = message.Priority,
        Decision = new RawJson(Encoding.UTF8.GetBytes(message.Decision)),
        Subject = message.Subject,
        Text = message.Text,
    };
}

internal sealed record ExplainedList(IReadOnlyList<ExplainedAnswer> Messages);
