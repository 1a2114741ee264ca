using OrleansNotify.Channels;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>A person with all that a decision needs of them.</summary>
public sealed record PersonProfile(
    Person Person, IReadOnlyList<PersonAddress> Addresses, IReadOnlyList<Consent> Consents, IReadOnlyList<Preference> Preferences)
{
    public IEnumerable<PersonAddress> AddressesOf(Channel channel) => Addresses.Where(address => address.Channel == channel);
}
