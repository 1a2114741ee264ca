using Dapper;
using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.People;

internal sealed class PeopleReader(Database database) : IPeopleReader
{
    private readonly string _profiles = PeopleSql.Profiles(database);

    public async Task<PersonProfile?> Find(string tenant, string personId, CancellationToken cancellation)
        => (await FindMany(tenant, [personId], cancellation)).GetValueOrDefault(personId);

    public Task<IReadOnlyDictionary<string, PersonProfile>> FindMany(
        string tenant, IReadOnlyCollection<string> personIds, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, People = personIds.ToArray() };
            await using var rows = await connection.QueryMultipleAsync(new CommandDefinition(_profiles, values, cancellationToken: cancellation));
            var people = await rows.ReadAsync<PersonRecord>();
            var addresses = (await rows.ReadAsync<AddressRecord>()).ToLookup(row => row.PersonId, row => row.ToAddress());
            var consents = (await rows.ReadAsync<ConsentRecord>()).ToLookup(row => row.PersonId, row => row.ToConsent());
            var preferences = (await rows.ReadAsync<PreferenceRecord>()).ToLookup(row => row.PersonId, row => row.ToPreference());
            return (IReadOnlyDictionary<string, PersonProfile>)people.ToDictionary(
                row => row.Id,
                row => new PersonProfile(row.ToPerson(), [.. addresses[row.Id]], [.. consents[row.Id]], [.. preferences[row.Id]]));
        },
        cancellation);

    public async Task<IReadOnlyList<Person>> List(string tenant, string after, int limit, CancellationToken cancellation)
    {
        var rows = await database.Read(
            Scope.Of(tenant),
            c => c.Rows<PersonRecord>(PeopleSql.List, new { Tenant = tenant, AfterId = after, Limit = limit }, cancellation), cancellation);
        return [.. rows.Select(row => row.ToPerson())];
    }

    public Task<IReadOnlyList<string>> Having(string tenant, Channel channel, string address, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, ChannelNumber = (long)channel, Address = address };
        return database.Read(Scope.Of(tenant), c => c.Rows<string>(AddressSql.Having, values, cancellation), cancellation);
    }

    public Task<string?> NumberOf(string tenant, string whatsAppId, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<string>(AddressSql.NumberOf, new { Tenant = tenant, WhatsAppId = whatsAppId }, cancellation), cancellation);
}
