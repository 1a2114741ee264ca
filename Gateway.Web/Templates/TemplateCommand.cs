namespace OrleansNotify.Templates;

/// <summary>The texts of a template, each Liquid. E-mail: subject, html, text. SMS: text. WhatsApp: text or whatsApp. Push: title, body, link, tag.</summary>
internal sealed record TemplateCommand(
    string? Subject, string? Html, string? Text, WhatsAppCommand? WhatsApp, string? Title, string? Body, string? Link, string? Tag)
{
    public TemplateParts Parts => new()
    {
        Subject = Subject,
        Html = Html,
        Text = Text,
        WhatsApp = WhatsApp is null ? null : new WhatsAppParts(WhatsApp.Name ?? "", WhatsApp.Language ?? "", [.. (WhatsApp.Parameters ?? []).Select(text => text ?? "")]),
        Title = Title,
        Body = Body,
        Link = Link,
        Tag = Tag,
    };
}

/// <summary>A template that WhatsApp approved.</summary>
/// <param name="Language">As WhatsApp writes it, <c>en_US</c>.</param>
/// <param name="Parameters">Of the body, each Liquid; {{1}} first.</param>
internal sealed record WhatsAppCommand(string? Name, string? Language, string?[]? Parameters);
