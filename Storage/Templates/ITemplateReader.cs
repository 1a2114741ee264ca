using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public interface ITemplateReader
{
    /// <summary>The published templates of a type and channel, one each language, for <see cref="TemplateChoice"/>. Keep the result: parsing hangs on it.</summary>
    Task<IReadOnlyList<Template>> Published(string tenant, string eventType, Channel channel, CancellationToken cancellation);

    /// <summary>The event types that have published templates, each with its channels.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlySet<Channel>>> Types(string tenant, CancellationToken cancellation);
}
