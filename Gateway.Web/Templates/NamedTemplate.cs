using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Channels;
using OrleansNotify.Http;

namespace OrleansNotify.Templates;

/// <summary>The template that a route names by <c>{eventType}/{channel}/{language}</c>. What can be no template is not there.</summary>
internal sealed class NamedTemplate : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxType = 200;

    private NamedTemplate(TemplateKey? key) => Key = key!;

    public TemplateKey Key { get; }

    public Problem? Rejection => Key is null ? Problems.NotFound : null;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
    }

    public static ValueTask<NamedTemplate> BindAsync(HttpContext context, ParameterInfo _)
        => ValueTask.FromResult(new NamedTemplate(Read(context.GetRouteValue("eventType"), context.GetRouteValue("channel"), context.GetRouteValue("language"))));

    /// <summary>As <see cref="Text"/> writes it. A type may have slashes.</summary>
    public static TemplateKey? Parse(string text)
        => text.Split('/') is [.. var type, var channel, var language] ? Read(string.Join('/', type), channel, language) : null;

    public static string Text(TemplateKey key) => $"{key.EventType}/{key.Channel.Word()}/{key.Language}";

    private static TemplateKey? Read(object? type, object? channel, object? language)
        => type is string { Length: > 0 and <= MaxType } name && !name.Any(char.IsControl) && ChannelWords.TryParse(channel as string, out var parsed)
            && TemplateLanguages.TryNormalize(language as string, out var tag)
            ? new TemplateKey(name, parsed, tag)
            : null;
}
