using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.People;

/// <summary>People, their addresses, consents and preferences.</summary>
public sealed class PeopleClient
{
    private readonly NotifyHttp _http;

    internal PeopleClient(NotifyHttp http) => _http = http;

    /// <summary>Adds a person, or replaces what is known of one.</summary>
    public Task<Person> Save(string id, PersonSettings settings, CancellationToken cancellation = default) => _http.Send(
        HttpMethod.Put, Path(id), settings, NotifyJson.Default.PersonSettings, NotifyJson.Default.Person, cancellation, isRepeatable: true);

    /// <summary>Saves up to 1,000 people and says of each what came of it.</summary>
    public Task<Imported> Import(IReadOnlyList<PersonSettings> people, CancellationToken cancellation = default) => _http.Send(
        HttpMethod.Post, "/v1/people/import", new PeopleCommand(people), NotifyJson.Default.PeopleCommand, NotifyJson.Default.Imported, cancellation,
        isRepeatable: true);

    public Task<Person> Get(string id, CancellationToken cancellation = default) => _http.Get(Path(id), NotifyJson.Default.Person, cancellation);

    /// <summary>With addresses, consents and preferences; suppressions of the addresses stay.</summary>
    public Task Delete(string id, CancellationToken cancellation = default) => _http.Delete(Path(id), cancellation);

    public Task<Preferences> Preferences(string id, CancellationToken cancellation = default)
        => _http.Get($"{Path(id)}/preferences", NotifyJson.Default.Preferences, cancellation);

    public Task<Preferences> SavePreferences(string id, Preferences changes, CancellationToken cancellation = default) => _http.Send(
        HttpMethod.Put, $"{Path(id)}/preferences", changes, NotifyJson.Default.Preferences, NotifyJson.Default.Preferences, cancellation, isRepeatable: true);

    private static string Path(string id) => $"/v1/people/{Uri.EscapeDataString(id)}";
}
