using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public static class TemplateChoice
{
    /// <summary>The tenant's template in the first language that it has one in; without any: the built-in one.</summary>
    /// <param name="published">Of the event type and channel, one each language.</param>
    /// <param name="language">The person's; null: not known.</param>
    public static Template Of(
        string eventType, Channel channel, IReadOnlyCollection<Template> published, string? language, string? tenantDefault)
        => TemplateLanguages.FallBack(language, tenantDefault)
            .Select(tag => published.FirstOrDefault(template => template.Language == tag))
            .FirstOrDefault(template => template is not null)
            ?? published.OrderBy(template => template.Language, StringComparer.Ordinal).FirstOrDefault()
            ?? BuiltInTemplates.Of(eventType, channel);
}
