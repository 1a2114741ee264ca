using System.Collections.Concurrent;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>
/// Published templates, read again every few seconds. A template that has not changed stays the same object, as what was parsed of it hangs
/// on that.
/// </summary>
internal sealed class PublishedTemplates(ITemplateReader reader, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Tenant, string Type, Channel Channel), (IReadOnlyList<Template> Templates, DateTimeOffset Until)> _kept = new();

    public async Task<IReadOnlyList<Template>> Of(string tenant, string eventType, Channel channel, CancellationToken cancellation)
    {
        var key = (tenant, eventType, channel);
        var now = time.GetUtcNow();
        // What has none is read each time: its first template counts at once.
        if (_kept.TryGetValue(key, out var kept) && kept.Templates.Count > 0 && now < kept.Until)
        {
            return kept.Templates;
        }

        var read = await reader.Published(tenant, eventType, channel, cancellation);
        IReadOnlyList<Template> templates =
        [
            .. read.Select(template => kept.Templates?.FirstOrDefault(known => known.Language == template.Language && known.Version == template.Version) ?? template),
        ];
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[key] = (templates, now + Kept);
        return templates;
    }
}
