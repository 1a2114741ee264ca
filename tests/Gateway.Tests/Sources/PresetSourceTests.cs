using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Running;

namespace OrleansNotify.Sources;

/// <summary>Sources that are declared by their sender's name.</summary>
public abstract class PresetSourceTests(Store store)
{
    private const string Secret = "a-secret-of-the-tests-0123456789";

    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("github", """{"zen":1}""", "pull_request")]
    [InlineData("shopify", """{"id":5}""", "orders/create")]
    [InlineData("stripe", """{"id":"evt_1","type":"invoice.paid"}""", "invoice.paid")]
    [InlineData("slack", """{"event_id":"Ev1","type":"event_callback"}""", "event_callback")]
    public async Task ItsWebhookOpensNamesItsTypeAndIsOneEventHoweverOften(string preset, string body, string type)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        Assert.Equal(200, (await tenant.PutSource("s", $$"""{"preset":"{{preset}}","secret":"{{Secret}}","audience":["*"]}""")).Status);

        var answers = new List<Answer> { await Post(tenant, preset, body), await Post(tenant, preset, body) };

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Equal(type, Assert.Single(await anna.Items()).GetProperty("type").GetString());
        Assert.Equal(401, (await Post(tenant, preset, body, "another-secret-of-the-tests")).Status);
    }

    [SkippableFact]
    public async Task StripesSecondTryMayCountOtherwise()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("s", $$"""{"preset":"stripe","secret":"{{Secret}}"}""");

        var first = await Post(tenant, "stripe", """{"id":"evt_1","type":"a","pending_webhooks":2}""");
        var second = await Post(tenant, "stripe", """{"id":"evt_1","type":"a","pending_webhooks":1}""");

        Assert.Equal((202, first.Body), (second.Status, second.Body));
    }

    [SkippableFact]
    public async Task SlackIsToldItsChallenge()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("s", $$"""{"preset":"slack","secret":"{{Secret}}"}""");
        const string body = """{"token":"x","challenge":"3eZbrw1a","type":"url_verification"}""";

        (await Post(tenant, "slack", body)).Is(200, """{"challenge":"3eZbrw1a"}""");
        Assert.Equal(401, (await Post(tenant, "slack", body, "another-secret-of-the-tests")).Status);
    }

    [SkippableTheory]
    [InlineData("""{"preset":"paypal"}""", "source_invalid")]
    [InlineData("""{"preset":"github","scheme":"hmac"}""", "source_invalid")]
    [InlineData("""{"preset":"standard","secret":"not-base64-of-anything"}""", "secret_invalid")]
    public async Task ABrokenPresetIsRefused(string body, string code)
        => (await (await Server.NewTenant()).PutSource("s", body)).Refuses(422, code);

    [SkippableFact]
    public async Task APresetsMembersCanBeChanged()
    {
        var tenant = await Server.NewTenant();

        var made = (await tenant.PutSource("s", """{"preset":"github","eventTypeHeader":"X-Kind","idHeader":"X-Id"}""")).Json;

        Assert.Equal(
            ("hmac", "X-Hub-Signature-256", "X-Kind", "X-Id"),
            (made.GetProperty("scheme").GetString(), made.GetProperty("signatureHeader").GetString(), made.GetProperty("eventTypeHeader").GetString(), made.GetProperty("idHeader").GetString()));
    }

    private Task<Answer> Post(Tenant tenant, string preset, string body, string secret = Secret)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (string, string)[] headers = preset switch
        {
            "github" => [("X-Hub-Signature-256", $"sha256={Hex(body)}"), ("X-GitHub-Event", "pull_request"), ("X-GitHub-Delivery", "72d3162e")],
            "shopify" => [("X-Shopify-Hmac-Sha256", Convert.ToBase64String(Mac(body))), ("X-Shopify-Topic", "orders/create"), ("X-Shopify-Webhook-Id", "b54557e4")],
            "stripe" => [("Stripe-Signature", $"t={time},v1={Hex($"{time}.{body}")}")],
            _ => [("X-Slack-Signature", $"v0={Hex($"v0:{time}:{body}")}"), ("X-Slack-Request-Timestamp", time)],
        };
        return Server.Post($"{tenant.Prefix}/webhook/s", body, null, headers);

        byte[] Mac(string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));

        string Hex(string text) => Convert.ToHexStringLower(Mac(text));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePresetSourceTests(SqliteStore store) : PresetSourceTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPresetSourceTests(PostgresStore store) : PresetSourceTests(store);
