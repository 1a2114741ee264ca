using OrleansNotify.Events;
using OrleansNotify.People;

namespace OrleansNotify.Channels;

/// <summary>The people that some events are for, as far as they are known, with their addresses.</summary>
internal sealed class MessageAddresses(
    IReadOnlyDictionary<string, PersonProfile> known, IReadOnlyDictionary<string, IReadOnlySet<Channel>> types)
{
    private const char UserPrefix = 'u';

    /// <summary>The addresses of the person that a key of the event's audience names.</summary>
    public IEnumerable<(Channel Channel, string Address)> Of(LoggedEvent logged, string key)
    {
        var channels = types.GetValueOrDefault(logged.Type);
        var isUser = key[0] == UserPrefix;
        var id = MessagePlan.PersonOf(key)!;
        var addresses = known.TryGetValue(id, out var profile) ? profile.Addresses.Select(address => (address.Channel, address.Address)) : [];
        // A user is reached by the account's own address, whatever else is known of them.
        var all = isUser ? addresses.Append((Channel.Email, id)).Distinct() : addresses;
        return isUser ? all.Where(address => channels?.Contains(address.Item1) == true) : all;
    }

    public TimeZoneInfo ZoneOf(string person) => TimeZoneName.OrUtc(known.GetValueOrDefault(person)?.Person.TimeZone);
}
