using System.Globalization;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>Puts an event into a template.</summary>
public static class TemplateRenderer
{
    /// <param name="culture">Of <c>money</c>, <c>number</c>, <c>date</c> and <c>datetime</c>.</param>
    /// <param name="zone">Of <c>date</c> and <c>datetime</c>.</param>
    /// <exception cref="TemplateException">The template fails with this event, or needs too much.</exception>
    public static RenderedMessage Render(
        Template template, TemplateModel model, CultureInfo culture, TimeZoneInfo zone, CancellationToken cancellation = default)
    {
        var parsed = ParsedTemplate.Of(template.Parts);
        var scope = new LiquidScope(model, culture, zone, cancellation);
        string? Text(string part) => parsed[part]?.Render(scope, isHtml: false);
        return new RenderedMessage
        {
            Subject = Text(template.Channel is Channel.Push ? "title" : "subject") is { } subject ? PlainText.OneLine(subject) : null,
            Text = PlainText.Clean(Text(template.Channel is Channel.Push ? "body" : "text") ?? ""),
            Html = parsed["html"]?.Render(scope, isHtml: true) is { } html ? PlainText.Clean(html) : null,
            Template = template.Parts.WhatsApp is { } whatsApp
                ? new WhatsAppTemplate(whatsApp.Name, whatsApp.Language, [.. parsed.Parameters.Select(text => PlainText.OneLine(text.Render(scope, isHtml: false)))])
                : null,
            Link = PushText.Link(Text("link")),
            Tag = PushText.Tag(Text("tag")),
        };
    }
}
