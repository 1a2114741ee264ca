using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Compat.Cards;

/// <summary>The card product's webhooks, as its own code and its reviewers have them.</summary>
public abstract class CardEndpointTests(Store store)
{
    private const string Card = """{"url":"https://example.org/hook","events":["card.viewed"]}""";

    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("")]
    [InlineData("/t/{0}")]
    public async Task AWebhookIsRegisteredListedAndDeleted(string prefix)
    {
        var tenant = prefix.Length == 0 ? Server.Default : await Server.NewTenant();
        var webhooks = $"{string.Format(null, System.Text.CompositeFormat.Parse(prefix), tenant.Name)}/api/webhooks";
        var anna = await tenant.SignIn("anna");

        var made = await Server.Post(webhooks, Card, anna.Token);

        Assert.Equal(201, made.Status);
        Assert.Equal(["id", "url", "events", "isActive", "createdAt", "updatedAt", "secret"], made.Json.EnumerateObject().Select(member => member.Name));
        var listed = Assert.Single((await Server.Get(webhooks, anna.Token)).Json.EnumerateArray());
        Assert.Equal(made.Json.GetProperty("id").GetString(), listed.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("secret", out _));
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"{webhooks}/{Id(made)}", null, anna.Token)).Status);
        Assert.Empty((await Server.Get(webhooks, anna.Token)).Json.EnumerateArray());
        Assert.Equal(404, (await Server.Send(HttpMethod.Delete, $"{webhooks}/{Id(made)}", null, anna.Token)).Status);
    }

    [SkippableFact]
    public async Task EightAtOnceAreFive()
    {
        var anna = await (await Server.NewTenant()).SignIn("anna");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Server.Post("/api/webhooks", Card, anna.Token)));

        Assert.Equal(5, answers.Count(answer => answer.Status == 201));
        var refused = answers.First(answer => answer.Status != 201);
        Assert.Equal((409, "Maximum of 5 webhook endpoints allowed per user"), (refused.Status, refused.Json.GetProperty("error").GetString()));
        Assert.Equal(2, (await Server.Get("/api/webhooks?limit=2", anna.Token)).Json.GetArrayLength());
        Assert.Equal(400, (await Server.Get("/api/webhooks?limit=x", anna.Token)).Status);
    }

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("""{"url":"https://example.org/"}""")]
    [InlineData("""{"url":"https://example.org/","events":[]}""")]
    [InlineData("""{"url":"https://example.org/","events":[null]}""")]
    [InlineData("""{"url":"not a url","events":["card.viewed"]}""")]
    [InlineData("""{"url":"https://10.0.0.1/","events":["card.viewed"]}""")]
    public async Task WhatIsNoWebhookIsRefused(string body)
    {
        var anna = await (await Server.NewTenant()).SignIn("anna");

        var refused = await Server.Post("/api/webhooks", body, anna.Token);

        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.Json.GetProperty("error").GetString());
    }

    [SkippableFact]
    public async Task OnlyPeopleHaveThem()
    {
        var tenant = await Server.NewTenant();
        var (anna, bob) = (await tenant.SignIn("anna"), await tenant.SignIn("bob"));
        var made = await Server.Post("/api/webhooks", Card, anna.Token);

        Assert.Equal(401, (await Server.Get("/api/webhooks")).Status);
        Assert.Equal(403, (await Server.Get("/api/webhooks", tenant.ApiKey)).Status);
        Assert.Equal(404, (await Server.Get($"/api/webhooks/{Id(made)}/deliveries", bob.Token)).Status);
        Assert.Equal(404, (await Server.Post($"/api/webhooks/{Id(made)}/rotate-secret", null, bob.Token)).Status);
        Assert.Equal(404, (await Server.Get("/t/default/api/webhooks", anna.Token)).Status);
    }

    [SkippableFact]
    public async Task ADeliveryIsSignedAndLoggedWithEverythingTheReviewersAskedFor()
    {
        await using var sink = await Sink.Start();
        var anna = await (await Server.NewTenant()).SignIn("anna");
        var made = await Server.Post("/api/webhooks", JsonSerializer.Serialize(new { url = sink.Url, events = new[] { "card.viewed" } }), anna.Token);
        var log = $"/api/webhooks/{Id(made)}/deliveries";

        await Server.Post("/v1/events", """{"type":"card.viewed","payload":{"card":7}}""", anna.Token);
        await Eventually.Holds(async () => (await Server.Get(log, anna.Token)).Body.Contains("\"success\"", StringComparison.Ordinal), "it is logged");

        var key = Encoding.UTF8.GetBytes(made.Json.GetProperty("secret").GetString()!);
        var received = Assert.Single(sink.All);
        Assert.Equal($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(key, received.Body))}", received.Headers["X-Webhook-Signature"]);
        var page = (await Server.Get($"{log}?page=1&limit=5", anna.Token)).Json;
        Assert.Equal("""{"page":1,"limit":5,"total":1,"totalPages":1}""", page.GetProperty("pagination").GetRawText());
        var delivery = Assert.Single(page.GetProperty("data").EnumerateArray());
        Assert.Equal(
            ["id", "endpointId", "eventType", "payload", "status", "responseCode", "attempts", "nextRetryAt", "errorMessage", "deliveredAt", "createdAt", "updatedAt"],
            delivery.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("card.viewed", 200, 1), (delivery.GetProperty("eventType").GetString(), delivery.GetProperty("responseCode").GetInt32(), delivery.GetProperty("attempts").GetInt32()));
        Assert.NotNull(delivery.GetProperty("deliveredAt").GetString());
        Assert.Empty((await Server.Get($"{log}?page=2&limit=5", anna.Token)).Json.GetProperty("data").EnumerateArray());
        Assert.Equal(400, (await Server.Get($"{log}?page=1000&limit=5", anna.Token)).Status);
    }

    [SkippableTheory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task ARotatedSecretIsAnother(string method)
    {
        var anna = await (await Server.NewTenant()).SignIn("anna");
        var made = await Server.Post("/api/webhooks", Card, anna.Token);

        var rotated = await Server.Send(new HttpMethod(method), $"/api/webhooks/{Id(made)}/rotate-secret", null, anna.Token);

        Assert.Equal((200, Id(made)), (rotated.Status, Id(rotated)));
        Assert.NotEqual(made.Json.GetProperty("secret").GetString(), rotated.Json.GetProperty("secret").GetString());
    }

    private static string Id(Answer answer) => answer.Json.GetProperty("id").GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSeedEndpointTests(SqliteStore store) : CardEndpointTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSeedEndpointTests(PostgresStore store) : CardEndpointTests(store);
