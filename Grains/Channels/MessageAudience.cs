using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>Which events lead to messages, and to which addresses of the people that they are for.</summary>
internal sealed class MessageAudience(ITemplateReader templates, IPeopleReader people, IMessageRuleStore rules)
{
    /// <summary>The event types that have published templates, with their channels: of others only addresses and contacts get messages.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlySet<Channel>>> Types(string tenant, CancellationToken cancellation)
        => templates.Types(tenant, cancellation);

    /// <summary>Whether an event may lead to messages.</summary>
    public static bool MayConcern(LoggedEvent logged, IReadOnlyDictionary<string, IReadOnlySet<Channel>> types)
        => Array.Exists(logged.Audience, AudienceKey.IsOfMessage)
            || (types.ContainsKey(logged.Type) && Array.Exists(logged.Audience, key => MessagePlan.PersonOf(key) is not null));

    public async Task<MessageAddresses> Addresses(
        string tenant, IReadOnlyList<LoggedEvent> events, IReadOnlyDictionary<string, IReadOnlySet<Channel>> types, CancellationToken cancellation)
    {
        var ids = events.SelectMany(logged => logged.Audience).Select(MessagePlan.PersonOf).OfType<string>().Distinct().ToArray();
        return new MessageAddresses(ids.Length == 0 ? new Dictionary<string, PersonProfile>() : await people.FindMany(tenant, ids, cancellation), types);
    }

    public async Task<MessageRules> Rules(string tenant, CancellationToken cancellation) => new(await rules.List(tenant, cancellation));
}
