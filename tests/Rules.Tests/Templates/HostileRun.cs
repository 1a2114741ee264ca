using System.Globalization;
using System.Text.Json;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>A template from its check to its message, as one of a tenant that means harm goes.</summary>
internal static class HostileRun
{
    private static readonly TemplateModel Model = new(
        new TemplateEvent("evt_1", "t", "webhook", Samples.At),
        TemplateData.From(JsonDocument.Parse(HostileTemplateTests.Payload).RootElement),
        new TemplatePerson("p", "P", "en", "UTC"),
        new TemplateLinks("https://n.example/u", "https://n.example/p"));

    /// <summary>All that was written; empty when the template was refused or failed. Any other exception goes through.</summary>
    public static string Render(Channel channel, TemplateParts parts)
    {
        if (TemplateRules.Check(channel, parts).Count > 0)
        {
            return "";
        }

        try
        {
            var template = new Template("t", channel, "en", 1, TemplateCompiler.Compile(channel, parts));
            var message = TemplateRenderer.Render(template, Model, CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
            return $"{message.Subject}{message.Text}{message.Html}{message.Link}{message.Tag}";
        }
        catch (TemplateException)
        {
            return "";
        }
    }
}
