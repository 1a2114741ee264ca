namespace OrleansNotify.Templates;

/// <summary>The texts of a template, each Liquid. Which of them a channel has, <see cref="TemplateRules"/> says.</summary>
public sealed record TemplateParts
{
    /// <summary>E-mail.</summary>
    public string? Subject { get; init; }

    /// <summary>E-mail. Without <c>&lt;html&gt;</c> it is set into the layout.</summary>
    public string? Html { get; init; }

    /// <summary>SMS, WhatsApp, and e-mail, where it is made from <see cref="Html"/> when it is empty.</summary>
    public string? Text { get; init; }

    /// <summary>WhatsApp: the approved template to send in place of <see cref="Text"/>.</summary>
    public WhatsAppParts? WhatsApp { get; init; }

    /// <summary>Push.</summary>
    public string? Title { get; init; }

    /// <summary>Push.</summary>
    public string? Body { get; init; }

    /// <summary>Push: where a click leads.</summary>
    public string? Link { get; init; }

    /// <summary>Push: a later message with the same tag replaces this one.</summary>
    public string? Tag { get; init; }
}
