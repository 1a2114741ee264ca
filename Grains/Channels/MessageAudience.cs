using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>Which events lead to messages, and to which addresses of the people that they are for.</summary>
internal sealed class MessageAudience(ITemplateReader templates, IPeopleReader people)
{
    private const char UserPrefix = 'u';

    /// <summary>The event types that have published templates, with their channels: of others only addresses and contacts get messages.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlySet<Channel>>> Types(string tenant, CancellationToken cancellation)
        => templates.Types(tenant, cancellation);

    /// <summary>Whether an event may lead to messages.</summary>
    public static bool MayConcern(LoggedEvent logged, IReadOnlyDictionary<string, IReadOnlySet<Channel>> types)
        => Array.Exists(logged.Audience, AudienceKey.IsOfMessage)
            || (types.ContainsKey(logged.Type) && Array.Exists(logged.Audience, key => MessagePlan.PersonOf(key) is not null));

    /// <summary>A look-up of the addresses of everybody that the events are for: by the event and the key of its audience.</summary>
    public async Task<Func<LoggedEvent, string, IEnumerable<(Channel Channel, string Address)>>> Addresses(
        string tenant, IReadOnlyList<LoggedEvent> events, IReadOnlyDictionary<string, IReadOnlySet<Channel>> types, CancellationToken cancellation)
    {
        var ids = events.SelectMany(logged => logged.Audience).Select(MessagePlan.PersonOf).OfType<string>().Distinct().ToArray();
        var known = ids.Length == 0 ? new Dictionary<string, PersonProfile>() : await people.FindMany(tenant, ids, cancellation);
        return (logged, key) => Of(key, known, types.GetValueOrDefault(logged.Type));
    }

    private static IEnumerable<(Channel Channel, string Address)> Of(
        string key, IReadOnlyDictionary<string, PersonProfile> known, IReadOnlySet<Channel>? channels)
    {
        var isUser = key[0] == UserPrefix;
        var id = MessagePlan.PersonOf(key)!;
        var addresses = known.TryGetValue(id, out var profile) ? profile.Addresses.Select(address => (address.Channel, address.Address)) : [];
        // A user is reached by the account's own address, whatever else is known of them.
        var all = isUser ? addresses.Append((Channel.Email, id)).Distinct() : addresses;
        return isUser ? all.Where(address => channels?.Contains(address.Item1) == true) : all;
    }
}
