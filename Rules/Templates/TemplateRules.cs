using System.Text.RegularExpressions;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>What a template must be before it is saved.</summary>
public static partial class TemplateRules
{
    private const int MaxParameters = 20;

    /// <summary>Empty: it can be saved.</summary>
    public static IReadOnlyList<TemplateError> Check(Channel channel, TemplateParts parts)
    {
        var given = Texts(parts).Where(part => !string.IsNullOrWhiteSpace(part.Text)).ToList();
        List<TemplateError> errors =
        [
            .. given.Where(part => !Allowed(channel).Contains(part.Name)).Select(part => new TemplateError(part.Name, 0, $"{channel.Word()} has no such part")),
            .. Missing(channel, [.. given.Select(part => part.Name)], parts.WhatsApp is not null),
            .. given.Select(part => LiquidText.Check(part.Name, part.Text!)).OfType<TemplateError>(),
            .. parts.WhatsApp is { } whatsApp ? CheckWhatsApp(channel, whatsApp) : [],
        ];
        return errors.Count > 0 || parts.Html is null ? errors : HtmlRules.Check(parts.Html);
    }

    /// <summary>The Liquid texts by their names in JSON.</summary>
    internal static IEnumerable<(string Name, string? Text)> Texts(TemplateParts parts) =>
    [
        ("subject", parts.Subject), ("html", parts.Html), ("text", parts.Text), ("title", parts.Title), ("body", parts.Body),
        ("link", parts.Link), ("tag", parts.Tag),
    ];

    private static string[] Allowed(Channel channel) => channel switch
    {
        Channel.Email => ["subject", "html", "text"],
        Channel.Push => ["title", "body", "link", "tag"],
        _ => ["text"],
    };

    private static IEnumerable<TemplateError> Missing(Channel channel, string[] given, bool hasWhatsApp) => channel switch
    {
        Channel.Email when !given.Contains("subject") => [new TemplateError("subject", 0, "a mail needs one")],
        Channel.Email when !given.Contains("html") && !given.Contains("text") => [new TemplateError("html", 0, "a mail needs html or text")],
        Channel.Push when !given.Contains("title") && !given.Contains("body") => [new TemplateError("title", 0, "a push message needs a title or a body")],
        Channel.Sms when !given.Contains("text") => [new TemplateError("text", 0, "an SMS needs one")],
        Channel.WhatsApp when !given.Contains("text") && !hasWhatsApp => [new TemplateError("text", 0, "a WhatsApp message needs text or whatsApp")],
        _ => [],
    };

    private static IEnumerable<TemplateError> CheckWhatsApp(Channel channel, WhatsAppParts parts)
    {
        if (channel is not Channel.WhatsApp)
        {
            yield return new TemplateError("whatsApp", 0, $"{channel.Word()} has no such part");
        }

        if (!TemplateName().IsMatch(parts.Name) || !TemplateLanguage().IsMatch(parts.Language))
        {
            yield return new TemplateError("whatsApp", 0, "name is of a-z, 0-9 and _, or a content SID; language is as en_US");
        }

        if (parts.Parameters.Count > MaxParameters)
        {
            yield return new TemplateError("whatsApp", 0, $"more than {MaxParameters} parameters");
        }

        foreach (var (parameter, index) in parts.Parameters.Take(MaxParameters).Select((parameter, index) => (parameter, index)))
        {
            if (LiquidText.Check($"whatsApp.parameters[{index}]", parameter) is { } error)
            {
                yield return error;
            }
        }
    }

    [GeneratedRegex(@"\A([a-z0-9_]{1,512}|HX[0-9a-fA-F]{32})\z")]
    private static partial Regex TemplateName();

    [GeneratedRegex(@"\A[a-z]{2,3}(_[A-Z]{2})?\z")]
    private static partial Regex TemplateLanguage();
}
