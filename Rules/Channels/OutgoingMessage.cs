namespace OrleansNotify.Channels;

/// <summary>One message as a provider gets it: decided, rendered, for one address.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Letters, digits, <c>_</c> and <c>-</c>, at most 64. Goes with the call wherever the provider's API has a place for it, and comes back in callbacks.</summary>
    public required string AttemptId { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>An e-mail address, a number in E.164 (SMS and WhatsApp), or the subscription of a browser as JSON: <c>{"endpoint", "keys": {"p256dh", "auth"}}</c>.</summary>
    public required string To { get; init; }

    /// <summary>Of a mail, or the title of a push message. One line.</summary>
    public string Subject { get; init; } = "";

    public required string Text { get; init; }

    /// <summary>Of a mail; null: text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Further headers of a mail, for example <c>List-Unsubscribe</c>. One line each.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>WhatsApp: the approved template to send in place of <see cref="Text"/>.</summary>
    public WhatsAppTemplate? Template { get; init; }

    /// <summary>Push: where a click leads; null: nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>Push: a later message with the same tag replaces this one, also while it waits at the push service. At most 32 characters of base64url.</summary>
    public string? Tag { get; init; }

    /// <summary>Sent before less urgent ones; push services and SMS providers are told.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Where the provider reports what became of it, with the attempt's id in the query; null: nowhere.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>Not worth delivering after this; null: the provider's own limit holds.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
