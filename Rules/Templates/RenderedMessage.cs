using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>A template with an event in it. What a channel has no place for is null.</summary>
public sealed record RenderedMessage
{
    /// <summary>Of a mail, or the title of a push message. One line.</summary>
    public string? Subject { get; init; }

    public required string Text { get; init; }

    public string? Html { get; init; }

    /// <summary>WhatsApp: the approved template to send in place of <see cref="Text"/>.</summary>
    public WhatsAppTemplate? Template { get; init; }

    public string? Link { get; init; }

    public string? Tag { get; init; }
}
