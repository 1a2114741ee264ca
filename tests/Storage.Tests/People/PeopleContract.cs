using OrleansNotify.Channels;
using OrleansNotify.Preferences;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.People;

public abstract class PeopleContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = Some.Noon;
    private readonly string _tenant = Some.Tenant();

    private static readonly Person Ann = new()
    {
        Id = "ann@example.org",
        Name = "Ann",
        Language = "de-AT",
        TimeZone = "Europe/Vienna",
        DefaultRegion = "AT",
        QuietFrom = new TimeOnly(22, 0),
        QuietUntil = new TimeOnly(7, 30),
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private IPeopleStore People => store.Get<IPeopleStore>();

    private IPeopleReader Reader => store.Get<IPeopleReader>();

    [SkippableFact]
    public async Task PersonIsReadAsSaved()
    {
        PersonAddress[] addresses =
        [
            new() { Channel = Channel.Email, Address = "ann@example.org", VerifiedAt = Noon, CreatedAt = Noon },
            new() { Channel = Channel.Sms, Address = "+1234567890", IsValid = false, CreatedAt = Noon },
            new() { Channel = Channel.WhatsApp, Address = "+5491123456789", WhatsAppId = "541123456789", CreatedAt = Noon },
            new() { Channel = Channel.Push, Address = "https://push.example/1", PushKeys = """{"p256dh":"a","auth":"b"}""", CreatedAt = Noon },
        ];
        await Save(Ann, addresses);

        var profile = await Find("ann@example.org");

        Assert.Equal(Ann, profile!.Person);
        Assert.Equal(new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 30), "Europe/Vienna"), profile.Person.QuietHours);
        Assert.Equal(addresses, profile.Addresses);
        Assert.Equal("""{"endpoint":"https://push.example/1","keys":{"p256dh":"a","auth":"b"}}""", profile.AddressesOf(Channel.Push).Single().To);
        Assert.Empty(profile.Consents);
        Assert.Empty(profile.Preferences);
        Assert.Null(await Find("bob"));
        Assert.Null(await Reader.Find(Some.Tenant(), "ann@example.org", default));
    }

    [SkippableFact]
    public async Task SavingAgainReplacesAndKeepsWhatIsKnown()
    {
        await Save(Ann, ManyPeople.Number("+1") with { VerifiedAt = Noon, WhatsAppId = "1" }, ManyPeople.Number("+2"));

        await Save(new Person { Id = Ann.Id, Name = "Anna", CreatedAt = Noon.AddDays(1), UpdatedAt = Noon.AddDays(1) }, ManyPeople.Number("+1"), ManyPeople.Number("+3"));

        var profile = await Find(Ann.Id);
        Assert.Equal(("Anna", null, Noon, Noon.AddDays(1)), (profile!.Person.Name, profile.Person.Language, profile.Person.CreatedAt, profile.Person.UpdatedAt));
        Assert.Null(profile.Person.QuietHours);
        Assert.Equal(["+1", "+3"], profile.Addresses.Select(address => address.Address));
        Assert.Equal((Noon, "1"), (profile.Addresses[0].VerifiedAt, profile.Addresses[0].WhatsAppId));
    }

    [SkippableFact]
    public async Task SavingWithoutAddressesLeavesThem()
    {
        await Save(Ann, ManyPeople.Number("+1"));

        await People.Save(_tenant, [new PersonSave(Ann with { Name = "Anna" }, null)], default);

        Assert.Equal(["+1"], (await Find(Ann.Id))!.Addresses.Select(address => address.Address));
    }

    [SkippableFact]
    public async Task PeopleAreListedByIdAndFoundByAddress()
    {
        PersonSave Having(string id, string number) => new(Ann with { Id = id }, [ManyPeople.Number(number)]);
        await People.Save(_tenant, [Having("c", "+1"), Having("a", "+1"), Having("B", "+2"), Having("é", "+2")], default);

        Assert.Equal(["B", "a", "c", "é"], (await Reader.List(_tenant, "", 10, default)).Select(person => person.Id));
        Assert.Equal(["c"], (await Reader.List(_tenant, "a", 1, default)).Select(person => person.Id));
        Assert.Equal(["a", "c"], await Reader.Having(_tenant, Channel.Sms, "+1", default));
        Assert.Empty(await Reader.Having(_tenant, Channel.WhatsApp, "+1", default));
    }

    [SkippableFact]
    public async Task ThousandPeopleAreSavedAtOnce()
    {
        await ManyPeople.Fill(store, _tenant, 1_000);

        Assert.Equal(1_000, (await Reader.List(_tenant, "", 2_000, default)).Count);
        Assert.Equal(2, (await Find("p999"))!.Addresses.Count);
        var found = await Reader.FindMany(_tenant, ["p1", "p30", "nobody"], default);
        Assert.Equal([("p1", 2, 1, 1), ("p30", 2, 0, 0)], found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair
            => (pair.Key, pair.Value.Addresses.Count, pair.Value.Consents.Count, pair.Value.Preferences.Count)));
    }

    [SkippableFact]
    public async Task AddressIsAddedAndRemoved()
    {
        await Save(Ann);

        Assert.True(await People.AddAddress(_tenant, Ann.Id, ManyPeople.Number("+1"), 1, default));
        Assert.True(await People.AddAddress(_tenant, Ann.Id, ManyPeople.Number("+1") with { VerifiedAt = Noon }, 1, default));
        Assert.False(await People.AddAddress(_tenant, Ann.Id, ManyPeople.Number("+2"), 1, default));
        Assert.False(await People.AddAddress(_tenant, "nobody", ManyPeople.Number("+1"), 1, default));

        Assert.Equal(Noon, Assert.Single((await Find(Ann.Id))!.Addresses).VerifiedAt);
        Assert.True(await People.RemoveAddress(_tenant, Ann.Id, Channel.Sms, "+1", default));
        Assert.False(await People.RemoveAddress(_tenant, Ann.Id, Channel.Sms, "+1", default));
    }

    [SkippableFact]
    public async Task SubscriptionThatIsGoneIsRemovedFromEverybody()
    {
        var push = new PersonAddress { Channel = Channel.Push, Address = "https://push.example/1", PushKeys = "{}", CreatedAt = Noon };
        await Save(Ann, push, ManyPeople.Number("+1"));
        await Save(Ann with { Id = "bob" }, push);

        await People.RemoveAddress(_tenant, Channel.Push, push.Address, default);

        Assert.Equal(["+1"], (await Find(Ann.Id))!.Addresses.Select(address => address.Address));
        Assert.Empty((await Find("bob"))!.Addresses);
    }

    [SkippableFact]
    public async Task WhatsAppIdIsFoundBack()
    {
        await Save(Ann, ManyPeople.Number("+5491123456789"), ManyPeople.Number("+5491123456789") with { Channel = Channel.WhatsApp });

        await People.NoteWhatsAppId(_tenant, "+5491123456789", "541123456789", default);

        Assert.Equal("+5491123456789", await Reader.NumberOf(_tenant, "541123456789", default));
        Assert.Null(await Reader.NumberOf(_tenant, "5491123456789", default));
        Assert.Equal([null, "541123456789"], (await Find(Ann.Id))!.Addresses.Select(address => address.WhatsAppId));
    }

    [SkippableFact]
    public async Task ConsentsAreARecordInTheOrderOfTheirTime()
    {
        await Save(Ann);
        var granted = new Consent(ConsentKind.Granted, MessageCategory.Marketing, null, Noon, "checkout", "form 7");
        var withdrawn = new Consent(ConsentKind.Withdrawn, MessageCategory.Marketing, Channel.Sms, Noon.AddHours(1), "sms");

        Assert.True(await People.AddConsents(_tenant, Ann.Id, [withdrawn], 2, default));
        Assert.True(await People.AddConsents(_tenant, Ann.Id, [granted], 2, default));
        Assert.False(await People.AddConsents(_tenant, Ann.Id, [granted], 2, default));
        Assert.False(await People.AddConsents(_tenant, "nobody", [granted], 2, default));

        Assert.Equal([granted, withdrawn], (await Find(Ann.Id))!.Consents);
    }

    [SkippableFact]
    public async Task PreferencesAreSetOneByOne()
    {
        await Save(Ann);
        var (sms, mail) = (new Preference(MessageCategory.Marketing, Channel.Sms, false), new Preference(MessageCategory.Marketing, Channel.Email, true));

        Assert.True(await People.SetPreferences(_tenant, Ann.Id, [sms, mail], default));
        Assert.True(await People.SetPreferences(_tenant, Ann.Id, [sms with { IsAllowed = true }], default));
        Assert.False(await People.SetPreferences(_tenant, "nobody", [sms], default));

        Assert.Equal([mail, sms with { IsAllowed = true }], (await Find(Ann.Id))!.Preferences);
    }

    [SkippableFact]
    public async Task DeletedPersonLeavesNothingBehind()
    {
        await Save(Ann, ManyPeople.Number("+1"));
        await People.AddConsents(_tenant, Ann.Id, [new Consent(ConsentKind.Granted, MessageCategory.Marketing, null, Noon)], 9, default);
        await People.SetPreferences(_tenant, Ann.Id, [new Preference(MessageCategory.Marketing, Channel.Sms, false)], default);

        Assert.True(await People.Delete(_tenant, Ann.Id, default));
        Assert.False(await People.Delete(_tenant, Ann.Id, default));

        Assert.Null(await Find(Ann.Id));
        Assert.Empty(await Reader.Having(_tenant, Channel.Sms, "+1", default));
        await Save(Ann);
        var again = await Find(Ann.Id);
        Assert.Empty(again!.Addresses);
        Assert.Empty(again.Consents);
        Assert.Empty(again.Preferences);
    }

    private Task Save(Person person, params PersonAddress[] addresses) => People.Save(_tenant, [new PersonSave(person, addresses)], default);

    private Task<PersonProfile?> Find(string id) => Reader.Find(_tenant, id, default);
}

public sealed class SqlitePeopleTests(SqliteFixture store) : PeopleContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresPeopleTests(PostgresFixture store) : PeopleContract(store), IClassFixture<PostgresFixture>;
