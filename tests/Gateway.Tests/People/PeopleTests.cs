using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.People;

public abstract class PeopleTests(Store store)
{
    private const string Ann = """
        {"name":"Ann","language":"de_at","timeZone":"Europe/Vienna","defaultRegion":"AT","quietHours":{"from":"22:00","until":"07:00"},
        "addresses":[{"channel":"email","address":"Ann@Example.ORG","verified":true},{"channel":"sms","address":"0664 1234567"},
        {"channel":"whatsapp","address":"+1234567890"}],
        "consents":[{"kind":"granted","category":"marketing","channel":"email","at":"2026-01-01T12:00:00+01:00","source":"checkout","proof":"form 7"}]}
        """;

    private Server Server => store.Server;

    [SkippableFact]
    public async Task PersonIsShownAsSavedWithAddressesInOneSpelling()
    {
        var tenant = await Server.NewTenant();

        var saved = await Put(tenant, "c-1", Ann);
        var shown = await tenant.Get("/v1/people/c-1");

        Assert.Equal((200, 200), (saved.Status, shown.Status));
        Assert.Equal(saved.Body, shown.Body);
        var person = shown.Json;
        Assert.Equal(("de-AT", "Europe/Vienna", "22:00"), (Text(person, "language"), Text(person, "timeZone"), Text(person.GetProperty("quietHours"), "from")));
        Assert.Equal(
            ["email ann@example.org True", "sms +436641234567 True", "whatsapp +1234567890 False"],
            person.GetProperty("addresses").EnumerateArray().Select(address
                => $"{Text(address, "channel")} {Text(address, "address")} {address.GetProperty("isValid").GetBoolean()}"));
        Assert.Equal("2026-01-01T11:00:00+00:00", Text(Assert.Single(person.GetProperty("consents").EnumerateArray()), "at"));
    }

    [SkippableFact]
    public async Task SavingTheSameAgainAddsNoConsentAndLeavesAddressesThatAreNotNamed()
    {
        var tenant = await Server.NewTenant();
        await Put(tenant, "c-1", Ann);
        await Put(tenant, "c-1", Ann);

        var renamed = await Put(tenant, "c-1", """{"name":"Anna"}""");

        Assert.Equal(3, renamed.Json.GetProperty("addresses").GetArrayLength());
        Assert.Equal(1, renamed.Json.GetProperty("consents").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, renamed.Json.GetProperty("quietHours").ValueKind);
    }

    [SkippableTheory]
    [InlineData("""{"language":"german!"}""")]
    [InlineData("""{"timeZone":"Europe/Atlantis"}""")]
    [InlineData("""{"timeZone":"../../etc/passwd"}""")]
    [InlineData("""{"defaultRegion":"Austria"}""")]
    [InlineData("""{"quietHours":{"from":"22:00"}}""")]
    [InlineData("""{"quietHours":{"from":"25:00","until":"07:00"}}""")]
    [InlineData("""{"name":"a\nb"}""")]
    [InlineData("""{"addresses":[{"channel":"fax","address":"1"}]}""")]
    [InlineData("""{"addresses":[{"channel":"sms","address":"0664 1234567"}]}""")]
    [InlineData("""{"addresses":[{"channel":"sms","address":"+49 30 1 ext. 5"}]}""")]
    [InlineData("""{"addresses":[{"channel":"email","address":"not an address"}]}""")]
    [InlineData("""{"addresses":[{"channel":"push","address":"https://push.example/1"}]}""")]
    [InlineData("""{"addresses":[{"channel":"push","subscription":{"endpoint":"javascript:1","keys":{"p256dh":"a","auth":"b"}}}]}""")]
    [InlineData("""{"addresses":[null]}""")]
    [InlineData("""{"consents":[{"kind":"maybe","category":"marketing"}]}""")]
    [InlineData("""{"consents":[{"kind":"granted","category":"sign_in_code"}]}""")]
    [InlineData("""{"consents":[{"kind":"granted","category":"marketing","channel":"fax"}]}""")]
    public async Task WrongMembersAreNamed(string body)
        => (await Put(await Server.NewTenant(), "c-1", body)).Refuses(422, "person_invalid");

    [SkippableFact]
    public async Task IdsAreNamesOfAnyKindButNotOfControlCharacters()
    {
        var tenant = await Server.NewTenant();
        foreach (var id in (string[])["a b", "ünï/x"[..3], "a@b", "x?y#z", "..a"])
        {
            var saved = await Put(tenant, Uri.EscapeDataString(id), "{}");
            Assert.True(saved.Status == 200 && Text(saved.Json, "id") == id, $"{id}: {saved.Body}");
        }

        Assert.Equal("ann@example.org", Text((await Put(tenant, "Ann@Example.ORG", "{}")).Json, "id"));
        foreach (var id in (string[])["%0a", "a%0d", "%20a", "%e2%80%a8", new string('a', 256)])
        {
            (await Put(tenant, id, "{}")).Refuses(422, "person_invalid");
        }
    }

    [SkippableFact]
    public async Task ImportSavesThoseThatAreFineAndSaysWhyOfTheOthers()
    {
        var tenant = await Server.NewTenant();

        var answer = await tenant.Call(
            "/v1/people/import",
            """{"people":[{"id":"a","addresses":[{"channel":"sms","address":"+4930901820"}]},{"id":"b","language":"?"},{"name":"no id"},null,{"id":"c"}]}""");

        Assert.Equal((200, 2, 3), (answer.Status, answer.Json.GetProperty("saved").GetInt32(), answer.Json.GetProperty("refused").GetInt32()));
        Assert.Equal(
            [null, "person_invalid", "person_invalid", "person_invalid", null],
            answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.Equal(["a", "c"], await Ids(tenant, "/v1/people"));
        Assert.Equal(["a"], await Ids(tenant, "/v1/people?channel=sms&address=%2B49%2030%20901820"));
        Assert.Empty(await Ids(tenant, "/v1/people?channel=email&address=nobody@example.org"));
        (await tenant.Get("/v1/people?address=x")).Refuses(400, "cursor_malformed");
        (await tenant.Call("/v1/people/import", """{"people":[]}""")).Refuses(422, "people_invalid");
    }

    [SkippableFact]
    public async Task ThousandPeopleAreImportedAtOnceAndListedInPages()
    {
        var tenant = await Server.NewTenant();
        var people = Enumerable.Range(0, 1_000).Select(i => new
        {
            id = $"c-{i:d4}",
            name = $"Person {i}",
            addresses = new[] { new { channel = "sms", address = $"+4930{1000000 + i}" } },
            consents = new[] { new { kind = "granted", category = "marketing" } },
        });

        var answer = await tenant.Call("/v1/people/import", JsonSerializer.Serialize(new { people }));

        Assert.Equal((200, 1_000), (answer.Status, answer.Json.GetProperty("saved").GetInt32()));
        var page = await tenant.Get("/v1/people?limit=200&after=c-0799");
        Assert.Equal(200, page.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, page.Json.GetProperty("nextAfter").ValueKind);
        Assert.Equal("c-0199", Text((await tenant.Get("/v1/people?limit=200")).Json, "nextAfter"));
        (await tenant.Call("/v1/people/import", JsonSerializer.Serialize(new { people = people.Append(people.First()) }))).Refuses(422, "people_invalid");
    }

    [SkippableFact]
    public async Task AddressesAndConsentsAreAddedAndTakenAway()
    {
        var tenant = await Server.NewTenant();
        await Put(tenant, "c-1", "{}");

        Assert.Equal(200, (await tenant.Call("/v1/people/c-1/addresses", """{"channel":"sms","address":"+49 30 901820"}""")).Status);
        Assert.Equal(200, (await tenant.Call("/v1/people/c-1/consents", """{"kind":"withdrawn","category":"marketing"}""")).Status);
        (await tenant.Call("/v1/people/none/addresses", """{"channel":"sms","address":"+4930901820"}""")).Refuses(404, "not_found");
        (await tenant.Call("/v1/people/none/consents", """{"kind":"granted","category":"marketing"}""")).Refuses(404, "not_found");

        Assert.Equal(1, (await tenant.Get("/v1/people/c-1/addresses")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await tenant.Get("/v1/people/c-1/consents")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(204, (await Delete(tenant, "/v1/people/c-1/addresses?channel=sms&address=%2B4930901820")).Status);
        (await Delete(tenant, "/v1/people/c-1/addresses?channel=sms&address=%2B4930901820")).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task DeletedPersonIsGoneAndSoIsEverybodyElsesView()
    {
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        await Put(tenant, "c-1", Ann);

        Assert.Equal(404, (await other.Get("/v1/people/c-1")).Status);
        Assert.Equal(404, (await Delete(other, "/v1/people/c-1")).Status);
        Assert.Equal(204, (await Delete(tenant, "/v1/people/c-1")).Status);

        Assert.Equal(404, (await tenant.Get("/v1/people/c-1")).Status);
        Assert.Equal(404, (await Delete(tenant, "/v1/people/c-1")).Status);
        Assert.Equal(["person.deleted", "person.saved"], (await tenant.Get("/v1/activity")).Json.GetProperty("items").EnumerateArray()
            .Select(item => Text(item, "action")!).Where(action => action.StartsWith("person", StringComparison.Ordinal)));
    }

    private static Task<Answer> Put(Tenant tenant, string id, string body) => tenant.Server.Put($"/v1/people/{id}", body, tenant.ApiKey);

    private static Task<Answer> Delete(Tenant tenant, string path) => tenant.Server.Send(HttpMethod.Delete, path, null, tenant.ApiKey);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<string[]> Ids(Tenant tenant, string path)
        => [.. (await tenant.Get(path)).Json.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")!)];
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePeopleTests(SqliteStore store) : PeopleTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPeopleTests(PostgresStore store) : PeopleTests(store);
