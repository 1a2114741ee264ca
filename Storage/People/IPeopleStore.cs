using OrleansNotify.Channels;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>Writes people and what is theirs. Whatever names a person that is not there changes nothing.</summary>
public interface IPeopleStore
{
    /// <summary>Adds or replaces, all or none. A person that is there keeps the time of creation.</summary>
    Task Save(string tenant, IReadOnlyList<PersonSave> people, CancellationToken cancellation);

    /// <summary>Deletes addresses, consents and preferences with the person. Suppressions stay: they belong to the address, not the person.</summary>
    Task<bool> Delete(string tenant, string personId, CancellationToken cancellation);

    /// <summary>False: no such person, or it has <paramref name="most"/> addresses already.</summary>
    Task<bool> AddAddress(string tenant, string personId, PersonAddress address, int most, CancellationToken cancellation);

    Task<bool> RemoveAddress(string tenant, string personId, Channel channel, string address, CancellationToken cancellation);

    /// <summary>For everybody who has it: a push subscription that is gone.</summary>
    Task RemoveAddress(string tenant, Channel channel, string address, CancellationToken cancellation);

    Task NoteWhatsAppId(string tenant, string number, string whatsAppId, CancellationToken cancellation);

    /// <summary>False: no such person, or there are <paramref name="most"/> on record already.</summary>
    Task<bool> AddConsents(string tenant, string personId, IReadOnlyList<Consent> consents, int most, CancellationToken cancellation);

    /// <summary>Sets these and leaves the others. False: no such person.</summary>
    Task<bool> SetPreferences(string tenant, string personId, IReadOnlyList<Preference> preferences, CancellationToken cancellation);
}
