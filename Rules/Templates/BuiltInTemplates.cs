using System.Collections.Frozen;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>What is sent while a tenant has no template of its own: the point-of-sale types, and one for all others.</summary>
public static class BuiltInTemplates
{
    private const string AnyType = "any";
    private const string DigestType = "digest";
    private static readonly string[] Types = ["pos_save", "order_create", "order_update", "payment_complete", AnyType];

    private static readonly FrozenDictionary<(string Type, Channel Channel), Template> All = Types
        .SelectMany(type => ChannelWords.All.Select(channel => Read(type, channel)))
        .ToFrozenDictionary(template => (template.EventType, template.Channel));

    private static readonly FrozenDictionary<Channel, Template> Digests = ChannelWords.All
        .Select(channel => Read(DigestType, channel))
        .ToFrozenDictionary(template => template.Channel);

    /// <summary>In English.</summary>
    public static Template Of(string eventType, Channel channel)
        => All.TryGetValue((eventType, channel), out var template) ? template : All[(AnyType, channel)];

    /// <summary>Of many events in one message, by their titles.</summary>
    public static Template OfDigest(Channel channel) => Digests[channel];

    private static Template Read(string type, Channel channel)
    {
        var sections = BuiltInSections.Read(type, BuiltInSections.Read("items"));
        string? Part(string name) => sections.GetValueOrDefault($"{channel.Word()}.{name}");
        var parts = new TemplateParts
        {
            Subject = Part("subject"),
            Html = Part("html"),
            Text = Part("text"),
            Title = Part("title"),
            Body = Part("body"),
            Link = Part("link"),
        };
        return new Template(type, channel, TemplateLanguages.Last, 0, TemplateCompiler.Compile(channel, parts));
    }
}
