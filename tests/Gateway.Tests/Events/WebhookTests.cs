using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Events;

public abstract class WebhookTests(Store store)
{
    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("""{"type":"sale_made","bdeName":"Chinmay Ramraika","product":"Job Bootcamp Data Analytics","managerName":"Business Team"}""")]
    [InlineData("""{"type":"notification","message":"Team meeting at 3 PM"}""")]
    [InlineData("""{"type":"private","email":"user@codingninjas.com","message":"Reminder: Submit your report"}""")]
    [InlineData("""{"type":"something.nobody.knows"}""")]
    public async Task AWebhookWithATypeIsReceived(string payload) => (await Server.Default.Post(payload)).Is(200, Seed.Received);

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"Type":"notification"}""")]
    [InlineData("""{"a":{"type":"notification"}}""")]
    public async Task AWebhookWithoutATypeIsRefused(string payload) => (await Server.Default.Post(payload)).Is(400, Seed.TypeMissing);

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(Server.AdminToken)]
    public async Task AWebhookWithoutTheTokenIsRefused(string? token)
        => (await Server.Post("/webhook", """{"type":"notification"}""", token)).Is(401, Seed.Unauthorized);

    [SkippableTheory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task TheSchemeIsInAnyCase(string scheme)
        => (await Server.Post("/webhook", """{"type":"notification"}""", null, ("Authorization", $"{scheme} {Server.WebhookToken}"))).Is(200, Seed.Received);

    [SkippableFact]
    public async Task APersonsTokenPostsNothing()
    {
        var anna = await Server.Default.SignIn("anna");

        (await Server.Post("/webhook", """{"type":"notification"}""", anna.Token)).Is(401, Seed.Unauthorized);
    }

    [SkippableTheory]
    [InlineData("""{"type":"private","message":"m"}""")]
    [InlineData("""{"type":"private","email":"","message":"m"}""")]
    [InlineData("""{"type":"private","email":["a@b.com"],"message":"m"}""")]
    [InlineData("""{"type":"private","email":"a@b.com,c@d.com","message":"m"}""")]
    public async Task APrivateMessageNeedsOnePersonsAddress(string payload)
        => (await Server.Default.Post(payload)).Refuses(422, "email_invalid");

    [SkippableFact]
    public async Task APayloadReachesASocketAsItCameWithIdSeqAndTime()
    {
        var tenant = await Server.NewTenant();
        await using var socket = await (await tenant.SignIn("anna")).Connect();

        await tenant.Post("""{ "type":"sale_made", "bdeName":"Zo\u00eb \"Z\"", "amount":1.50, "id":"theirs", "list":[1,{"a":null}] }""");

        var text = await socket.NextText();
        var frame = JsonDocument.Parse(text).RootElement;
        Assert.Contains("\"amount\":1.50", text, StringComparison.Ordinal);
        Assert.StartsWith("evt_", frame.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, frame.GetProperty("seq").GetInt64());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", frame.GetProperty("sentAt").GetString());
        Assert.Equal("Zo\u00eb \"Z\"", frame.GetProperty("bdeName").GetString());
    }

    [SkippableTheory]
    [InlineData("__proto__")]
    [InlineData("$where")]
    [InlineData("{{7*7}} ${jndi:ldap://x} '; DROP TABLE events; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202eevil \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67")]
    public async Task TextIsTextWhateverItLooksLike(string text)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await using var socket = await anna.Connect();

        (await tenant.Post(JsonSerializer.Serialize(new Dictionary<string, string> { ["type"] = text, [text] = text }))).Is(200, Seed.Received);

        Assert.Equal(text, (await socket.Next(text)).GetProperty(text).GetString());
        var item = Assert.Single(await anna.Items());
        Assert.Equal((text, text), (item.GetProperty("type").GetString(), item.GetProperty("payload").GetProperty(text).GetString()));
    }

    [SkippableFact]
    public async Task TheSameKeyAndBodyIsOneEventAndOneAnswer()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        (await tenant.Post("""{"type":"notification","message":"once"}""", "key-1")).Is(200, Seed.Received);
        (await tenant.Post("""{"type":"notification","message":"once"}""", "key-1")).Is(200, Seed.Received);

        Assert.Single(await anna.Items());
    }

    [SkippableFact]
    public async Task TheSameKeyWithAnotherBodyIsAConflict()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await tenant.Post("""{"type":"notification","message":"once"}""", "key-1");

        (await tenant.Post("""{"type":"notification","message":"other"}""", "key-1")).Refuses(409, "idempotency_conflict");

        Assert.Single(await anna.Items());
    }

    [SkippableFact]
    public async Task FiftyParallelDuplicatesAreOneEvent()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await using var socket = await anna.Connect();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => tenant.Post("""{"type":"notification","message":"once"}""", "key-1")));

        Assert.All(answers, answer => answer.Is(200, Seed.Received));
        Assert.Equal([1], await socket.NextSeqs(1));
        await tenant.Notify("marker");
        Assert.Equal([2], await socket.NextSeqs(1));
    }

    [SkippableFact]
    public async Task AKeyBelongsToItsTenant()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());

        (await one.Post("""{"type":"a"}""", "key-1")).Is(200, Seed.Received);
        (await other.Post("""{"type":"b"}""", "key-1")).Is(200, Seed.Received);
    }

    [SkippableFact]
    public async Task AnEmptyKeyIsRefused()
        => (await Server.Default.Post("""{"type":"a"}""", "")).Refuses(400, "header_malformed");

    [SkippableFact]
    public async Task AKeyHasAtMost255Characters()
    {
        var tenant = await Server.NewTenant();

        (await tenant.Post("""{"type":"a"}""", new string('k', 255))).Is(200, Seed.Received);
        (await tenant.Post("""{"type":"a"}""", new string('k', 256))).Refuses(400, "header_malformed");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteWebhookTests(SqliteStore store) : WebhookTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresWebhookTests(PostgresStore store) : WebhookTests(store);
