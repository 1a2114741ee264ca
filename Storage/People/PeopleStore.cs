using System.Data.Common;
using OrleansNotify.Channels;
using OrleansNotify.Preferences;
using OrleansNotify.Storage;

namespace OrleansNotify.People;

internal sealed class PeopleStore(Database database) : IPeopleStore
{
    private readonly string _save = PeopleSql.Save(database);
    private readonly string _saveAddresses = AddressSql.Save(database);
    private readonly string _addConsents = PeopleSql.AddConsents(database);
    private readonly string _removeOthers = AddressSql.RemoveOthers(database);

    public Task Save(string tenant, IReadOnlyList<PersonSave> people, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var rows = RowsJson.Of(people.Select(save => PersonRecord.Of(save.Person)));
            await connection.Run(_save, new { Tenant = tenant, Rows = rows }, cancellation);
            await AddConsents(connection, tenant, people.SelectMany(save => save.Consents, (save, consent) => (save.Person.Id, consent)), cancellation);
            var replaced = people.Where(save => save.Addresses is not null).ToList();
            return replaced.Count == 0 ? 0 : await SaveAddresses(connection, tenant, replaced, cancellation);
        },
        cancellation);

    public Task<bool> Delete(string tenant, string personId, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, Person = personId };
            // The person first: who adds to one at the same time waits, and then finds none.
            var wasThere = await connection.Run(PeopleSql.Delete, values, cancellation) > 0;
            await connection.Run(AddressSql.RemoveAll, values, cancellation);
            await connection.Run(PeopleSql.DeleteConsents, values, cancellation);
            await connection.Run(PeopleSql.DeletePreferences, values, cancellation);
            return wasThere;
        },
        cancellation);

    public Task<bool> AddAddress(string tenant, string personId, PersonAddress address, int most, CancellationToken cancellation)
        => OfPerson(
            tenant, personId, async connection =>
            {
                var values = new { Tenant = tenant, Person = personId, ChannelNumber = (long)address.Channel, address.Address };
                if (await connection.Row<long>(AddressSql.CountOthers, values, cancellation) >= most)
                {
                    return false;
                }

                var rows = RowsJson.Of([AddressRecord.Of(personId, address)]);
                return await connection.Run(_saveAddresses, new { Tenant = tenant, Rows = rows }, cancellation) > 0;
            },
            cancellation);

    public async Task<bool> RemoveAddress(string tenant, string personId, Channel channel, string address, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Person = personId, ChannelNumber = (long)channel, Address = address };
        return await database.Write(Scope.Of(tenant), c => c.Run(AddressSql.Remove, values, cancellation), cancellation) > 0;
    }

    public Task RemoveAddress(string tenant, Channel channel, string address, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, ChannelNumber = (long)channel, Address = address };
        return database.Write(Scope.Of(tenant), c => c.Run(AddressSql.RemoveEverywhere, values, cancellation), cancellation);
    }

    public Task NoteWhatsAppId(string tenant, string number, string whatsAppId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Number = number, WhatsAppId = whatsAppId };
        return database.Write(Scope.Of(tenant), c => c.Run(AddressSql.NoteWhatsAppId, values, cancellation), cancellation);
    }

    public Task<bool> AddConsents(string tenant, string personId, IReadOnlyList<Consent> consents, int most, CancellationToken cancellation)
        => OfPerson(
            tenant, personId, async connection =>
            {
                var known = await connection.Row<long>(PeopleSql.CountConsents, new { Tenant = tenant, Person = personId }, cancellation);
                if (known + consents.Count > most)
                {
                    return false;
                }

                await AddConsents(connection, tenant, consents.Select(consent => (personId, consent)), cancellation);
                return true;
            },
            cancellation);

    public Task<bool> SetPreferences(string tenant, string personId, IReadOnlyList<Preference> preferences, CancellationToken cancellation)
        => OfPerson(
            tenant, personId, async connection =>
            {
                var rows = preferences.Select(preference => new
                {
                    Tenant = tenant,
                    Person = personId,
                    Category = (long)preference.Category,
                    Channel = (long)preference.Channel,
                    IsAllowed = preference.IsAllowed ? 1L : 0,
                });
                await connection.Run(PeopleSql.SetPreference, rows, cancellation);
                return true;
            },
            cancellation);

    /// <summary>Work on what belongs to a person that is there and stays until it is done.</summary>
    private Task<bool> OfPerson(string tenant, string personId, Func<DbConnection, Task<bool>> work, CancellationToken cancellation)
        => database.Write(
            Scope.Of(tenant),
            async connection => await connection.Run(PeopleSql.Hold, new { Tenant = tenant, Person = personId }, cancellation) > 0
                && await work(connection),
            cancellation);

    private Task<int> AddConsents(
        DbConnection connection, string tenant, IEnumerable<(string Person, Consent Consent)> consents, CancellationToken cancellation)
    {
        var rows = RowsJson.Of(consents.Select(row => new
        {
            PersonId = row.Person,
            Id = Guid.CreateVersion7(row.Consent.At).ToString("n"),
            row.Consent.Kind,
            row.Consent.Category,
            row.Consent.Channel,
            row.Consent.Source,
            row.Consent.At,
            row.Consent.Proof,
        }));
        return connection.Run(_addConsents, new { Tenant = tenant, Rows = rows }, cancellation);
    }

    private async Task<int> SaveAddresses(
        DbConnection connection, string tenant, IReadOnlyList<PersonSave> people, CancellationToken cancellation)
    {
        var rows = RowsJson.Of(people.SelectMany(save => save.Addresses!.Select(address => AddressRecord.Of(save.Person.Id, address))));
        var ids = people.Select(save => save.Person.Id).ToArray();
        await connection.Run(_removeOthers, new { Tenant = tenant, People = ids, Rows = rows }, cancellation);
        return await connection.Run(_saveAddresses, new { Tenant = tenant, Rows = rows }, cancellation);
    }
}
