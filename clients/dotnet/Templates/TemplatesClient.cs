using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Templates;

/// <summary>The tenant's own texts: one for each event type, channel and language.</summary>
public sealed class TemplatesClient
{
    private readonly NotifyHttp _http;

    internal TemplatesClient(NotifyHttp http) => _http = http;

    /// <summary>Saves the draft, which is sent to nobody.</summary>
    public Task<Template> Save(string eventType, string channel, string language, TemplateParts parts, CancellationToken cancellation = default)
        => _http.Send(
            HttpMethod.Put, Path(eventType, channel, language), parts, NotifyJson.Default.TemplateParts, NotifyJson.Default.Template, cancellation,
            isRepeatable: true);

    /// <summary>Makes the draft the newest version, or an earlier version the newest again.</summary>
    public Task<Template> Publish(string eventType, string channel, string language, int? version = null, CancellationToken cancellation = default)
        => _http.Send(
            HttpMethod.Post, $"{Path(eventType, channel, language)}/publish", new PublishCommand(version), NotifyJson.Default.PublishCommand,
            NotifyJson.Default.Template, cancellation);

    /// <summary>With its versions: built-in texts are sent again.</summary>
    public Task Delete(string eventType, string channel, string language, CancellationToken cancellation = default)
        => _http.Delete(Path(eventType, channel, language), cancellation);

    private static string Path(string eventType, string channel, string language)
        => $"/v1/templates/{Uri.EscapeDataString(eventType)}/{Uri.EscapeDataString(channel)}/{Uri.EscapeDataString(language)}";
}
