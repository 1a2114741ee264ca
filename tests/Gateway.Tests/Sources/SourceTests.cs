using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Sources;

public abstract class SourceTests(Store store)
{
    private const string Secret = "a-secret-of-the-tests-0123456789";
    private const string Body = """{"type":"push","n":1}""";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task ABearerSourceIsAnsweredWithItsEventsId()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("github", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");

        var answer = await Server.Post($"{tenant.Prefix}/webhook/github", Body, Secret);

        Assert.Equal(202, answer.Status);
        Assert.Equal("Webhook received", answer.Json.GetProperty("message").GetString());
        Assert.StartsWith("evt_", answer.Json.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("[1, 2.50]")]
    [InlineData("\"text\"")]
    [InlineData("{ \"Type\" : \"push\" }")]
    public async Task AnyJsonIsTaken(string body)
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("any", $$"""{"scheme":"bearer","secret":"{{Secret}}","audience":["*"]}""");
        var anna = await tenant.SignIn("anna");

        Assert.Equal(202, (await Server.Post($"{tenant.Prefix}/webhook/any", body, Secret)).Status);

        Assert.Equal("any.received", Assert.Single(await anna.Items()).GetProperty("type").GetString());
    }

    [SkippableTheory]
    [InlineData("", "push", "push")]
    [InlineData(""","eventType":"fixed.type" """, "push", "fixed.type")]
    [InlineData(""","eventTypeHeader":"X-GitHub-Event" """, "push", "pull_request")]
    [InlineData(""","eventTypeMember":"kind" """, "push", "s.received")]
    [InlineData("", "no type at all", "s.received")]
    public async Task TheTypeIsWhatTheSourceIsConfiguredToSay(string settings, string type, string expected)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await tenant.PutSource("s", $$"""{"scheme":"bearer","secret":"{{Secret}}","audience":["*"]{{settings}}}""");

        await Server.Post($"{tenant.Prefix}/webhook/s", JsonSerializer.Serialize(new { type }), Secret, ("X-GitHub-Event", "pull_request"));

        Assert.Equal(expected, Assert.Single(await anna.Items()).GetProperty("type").GetString());
    }

    [SkippableFact]
    public async Task AGitHubStyleSignatureOpensAndTheSameDeliveryIsOneEvent()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("github", $$"""{"scheme":"hmac","secret":"{{Secret}}","idHeader":"X-GitHub-Delivery"}""");
        var signature = $"sha256={Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Body)))}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Server.Post(
            $"{tenant.Prefix}/webhook/github", Body, null, ("X-Hub-Signature-256", signature), ("X-GitHub-Delivery", "72d3162e"))));

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Single(answers.Select(answer => answer.Json.GetProperty("id").GetString()).Distinct());
        Assert.Equal(401, (await Server.Post($"{tenant.Prefix}/webhook/github", Body + " ", null, ("X-Hub-Signature-256", signature))).Status);
        Assert.Equal(401, (await Server.Post($"{tenant.Prefix}/webhook/github", Body, Secret)).Status);
    }

    [SkippableTheory]
    [InlineData(0, 202)]
    [InlineData(-290, 202)]
    [InlineData(290, 202)]
    [InlineData(-310, 401)]
    [InlineData(310, 401)]
    public async Task AStandardSignatureIsGoodForFiveMinutes(int seconds, int status)
    {
        var tenant = await Server.NewTenant();
        var made = await tenant.PutSource("shop", """{"scheme":"standard"}""");
        var secret = made.Json.GetProperty("secret").GetString()!;

        var answer = await PostSigned(tenant, secret, "msg_1", TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds());

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain(secret, (await Server.Get($"/v1/admin/tenants/{tenant.Name}/sources/shop", Server.AdminToken)).Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AStandardMessageTwiceIsOneEventAndItsIdHasNoDot()
    {
        var tenant = await Server.NewTenant();
        var secret = (await tenant.PutSource("shop", """{"scheme":"standard"}""")).Json.GetProperty("secret").GetString()!;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var (one, again) = (await PostSigned(tenant, secret, "msg_1", now), await PostSigned(tenant, secret, "msg_1", now + 1));

        Assert.Equal(one.Body, again.Body);
        (await PostSigned(tenant, secret, "msg.1", now)).Refuses(400, "header_malformed");
    }

    [SkippableFact]
    public async Task WhoeverIsRefusedIsToldTheSame()
    {
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        await tenant.PutSource("github", $$"""{"scheme":"hmac","secret":"{{Secret}}"}""");
        await tenant.PutSource("shop", """{"scheme":"standard"}""");
        await tenant.PutSource("till", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");
        var theirs = (await other.PutSource("till", """{"scheme":"bearer"}""")).Json.GetProperty("secret").GetString();

        Answer[] refusals =
        [
            await Server.Post($"{tenant.Prefix}/webhook/nobody", Body, Secret),
            await Server.Post($"{tenant.Prefix}/webhook/github", Body, null, ("X-Hub-Signature-256", "sha256=00")),
            await Server.Post($"{tenant.Prefix}/webhook/shop", Body),
            await Server.Post($"{tenant.Prefix}/webhook/till", Body, theirs),
            await Server.Post($"{tenant.Prefix}/webhook/till", Body, tenant.WebhookToken),
        ];

        Assert.All(refusals, refusal => Assert.Equal(
            (401, "Unauthorized: unknown source or wrong credential"), (refusal.Status, refusal.Json.GetProperty("error").GetString())));
    }

    [SkippableFact]
    public async Task AReplacedSecretIsAcceptedForItsOverlapAndARepeatedCommandReplacesNothing()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("till", $$"""{"scheme":"hmac","secret":"{{Secret}}"}""");
        var rotate = $$"""{"scheme":"hmac","secret":"{{Secret}}-new","overlap":3600}""";

        await tenant.PutSource("till", rotate);
        await tenant.PutSource("till", rotate);

        Assert.Equal((202, 202), await Statuses());
        await tenant.PutSource("till", $$"""{"scheme":"hmac","secret":"{{Secret}}-newer","overlap":0}""");
        Assert.Equal((401, 401), await Statuses());

        async Task<(int, int)> Statuses() => (await PostHmac(tenant, Secret), await PostHmac(tenant, $"{Secret}-new"));
    }

    [SkippableFact]
    public async Task ADeletedSourceIsGone()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("till", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/admin/tenants/{tenant.Name}/sources/till", null, Server.AdminToken)).Status);

        Assert.Equal(401, (await Server.Post($"{tenant.Prefix}/webhook/till", Body, Secret)).Status);
        Assert.Empty((await Server.Get($"/v1/admin/tenants/{tenant.Name}/sources", Server.AdminToken)).Json.GetProperty("items").EnumerateArray());
    }

    [SkippableTheory]
    [InlineData("till", "{}", "source_invalid")]
    [InlineData("till", """{"scheme":"basic"}""", "source_invalid")]
    [InlineData("Till", """{"scheme":"bearer"}""", "source_name_invalid")]
    [InlineData("orleansnotify", """{"scheme":"bearer"}""", "source_name_invalid")]
    [InlineData("till", """{"scheme":"bearer","secret":"short"}""", "secret_invalid")]
    [InlineData("till", """{"scheme":"standard","secret":"whsec_not-base64-at-all"}""", "secret_invalid")]
    [InlineData("till", """{"scheme":"hmac","signatureHeader":"X Y"}""", "source_invalid")]
    [InlineData("till", """{"scheme":"bearer","eventType":"a b"}""", "event_type_invalid")]
    [InlineData("till", """{"scheme":"bearer","audience":["nobody"]}""", "audience_invalid")]
    [InlineData("till", """{"scheme":"bearer","overlap":-1}""", "overlap_invalid")]
    public async Task ABrokenSourceIsRefused(string name, string body, string code)
        => (await (await Server.NewTenant()).PutSource(name, body)).Refuses(422, code);

    [SkippableFact]
    public async Task SourcesOfTheEnvironmentComeAndGoWithIt()
    {
        await using var server = await store.Start(("SOURCES", $"till={Secret},shop={Secret}-2"));

        Assert.Equal(202, (await server.Post("/webhook/till", Body, Secret)).Status);
        await server.StartAgain(("SOURCES", $"shop={Secret}-3"));
        Assert.Equal(401, (await server.Post("/webhook/till", Body, Secret)).Status);
        Assert.Equal(401, (await server.Post("/webhook/shop", Body, $"{Secret}-2")).Status);
        Assert.Equal(202, (await server.Post("/webhook/shop", Body, $"{Secret}-3")).Status);
    }

    private async Task<int> PostHmac(Tenant tenant, string secret)
    {
        var signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Body)))}";
        return (await Server.Post($"{tenant.Prefix}/webhook/till", Body, null, ("X-Hub-Signature-256", signature))).Status;
    }

    private Task<Answer> PostSigned(Tenant tenant, string secret, string id, long timestamp)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var time = timestamp.ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{time}.{Body}")));
        return Server.Post(
            $"{tenant.Prefix}/webhook/shop", Body, null,
            ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", $"v2,xx v1,AAAA v1,{signature}"));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSourceTests(SqliteStore store) : SourceTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSourceTests(PostgresStore store) : SourceTests(store);
