using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Events;

public abstract class PublishTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task AnEventIsAcceptedWithItsPlaceInTheLog()
    {
        var tenant = await Server.NewTenant();

        var answer = await tenant.Publish("""{"type":"order.created","payload":{"n":1}}""");

        Assert.Equal(202, answer.Status);
        Assert.StartsWith("evt_", answer.Json.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, answer.Json.GetProperty("seq").GetInt64());
        Assert.False(answer.Json.GetProperty("duplicate").GetBoolean());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", answer.Json.GetProperty("acceptedAt").GetString());
    }

    [SkippableFact]
    public async Task NobodySeesAnEventThatNamesNobody()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        await tenant.Publish("order.created", new { n = 1 });
        await tenant.Publish($$"""{"type":"order.created","payload":{"n":2},"audience":"*"}""");
        await tenant.Publish($$"""{"type":"order.created","payload":{"n":3},"audience":["u:{{anna.Email.ToUpperInvariant()}}","t:sales"]}""");

        Assert.Equal([3, 2], (await anna.Items()).Select(item => item.GetProperty("payload").GetProperty("n").GetInt32()));
    }

    [SkippableTheory]
    [InlineData("""[1, {"a":1.50}]""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task APayloadThatIsNoObjectIsInTheInboxToo(string payload)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await using var socket = await anna.Connect();

        await tenant.Publish($$"""{"type":"order.created","payload":{{payload}},"audience":"*"}""");

        Assert.StartsWith($$"""{"data":{{payload}},"id":""", await socket.NextText(), StringComparison.Ordinal);
        Assert.Equal(JsonDocument.Parse(payload).RootElement.ValueKind, (await anna.Items())[0].GetProperty("payload").ValueKind);
    }

    [SkippableFact]
    public async Task ABatchIsAcceptedAsOne()
    {
        var tenant = await Server.NewTenant();
        var batch = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""{"type":"order.created","payload":{{i}}}"""));

        var answer = await tenant.Publish($"[{batch}]");

        Assert.Equal(202, answer.Status);
        var items = answer.Json.EnumerateArray().ToList();
        Assert.All(items, item => Assert.Equal(202, item.GetProperty("status").GetInt32()));
        Assert.Equal(Enumerable.Range(1, 1_000).Select(i => (long)i), items.Select(item => item.GetProperty("seq").GetInt64()).Order());
    }

    [SkippableTheory]
    [InlineData("""{"payload":1}""", "event_type_invalid")]
    [InlineData("""{"type":"a b","payload":1}""", "event_type_invalid")]
    [InlineData("""{"type":"a"}""", "payload_missing")]
    [InlineData("""{"type":"a","payload":1,"audience":["everyone"]}""", "audience_invalid")]
    [InlineData("""{"type":"a","payload":1,"audience":"u:nobody"}""", "audience_invalid")]
    [InlineData("""{"type":"a","payload":1,"source":"orleansnotify"}""", "source_name_invalid")]
    [InlineData("""{"type":"a","payload":1,"source":"A B"}""", "source_name_invalid")]
    [InlineData("""{"type":"a","payload":1,"idempotencyKey":""}""", "idempotency_key_invalid")]
    public async Task ABadEventIsRefusedAndSoIsABatchWithIt(string bad, string code)
    {
        var tenant = await Server.NewTenant();

        (await tenant.Publish(bad)).Refuses(422, code);
        var refused = await tenant.Publish($$"""[{"type":"a","payload":1},{{bad}}]""");

        refused.Refuses(422, code);
        Assert.Equal(1, refused.Json.GetProperty("index").GetInt32());
        Assert.Equal(1, (await tenant.Publish("a", 1)).GetProperty("seq").GetInt64());
    }

    [SkippableTheory]
    [InlineData("[]", 400, "body_missing")]
    [InlineData("null", 400, "body_missing")]
    [InlineData("[1]", 422, "body_missing")]
    [InlineData("""{"type":5,"payload":1}""", 400, "body_malformed")]
    [InlineData("""{"type":"a","payload":1,"payload":2}""", 400, "body_malformed")]
    [InlineData("""{"type":"a\u0000","payload":1}""", 422, "nul_not_allowed")]
    public async Task WhatIsNoEventIsRefused(string body, int status, string code)
        => (await (await Server.NewTenant()).Publish(body)).Refuses(status, code);

    [SkippableFact]
    public async Task ABatchHasAtMostAThousandAndNoneIsLargerThanABody()
    {
        var tenant = await Server.NewTenant();
        var many = string.Join(',', Enumerable.Repeat("""{"type":"a","payload":1}""", 1_001));

        (await tenant.Publish($"[{many}]")).Refuses(422, "too_many");
        (await tenant.Publish($$"""{"type":"a","payload":"{{new string('x', 65_536)}}"}""")).Refuses(413, "body_too_large");
        (await tenant.Publish($$"""[{"type":"a","payload":"{{new string('x', 65_536)}}"}]""")).Refuses(422, "body_too_large");
        (await tenant.Publish($$"""{"type":"a","payload":1,"padding":"{{new string('x', 100_000)}}"}""")).Refuses(413, "body_too_large");
    }

    [SkippableFact]
    public async Task TheSameKeyIsTheSameEvent()
    {
        var tenant = await Server.NewTenant();
        var first = await tenant.Publish("""{"type":"a","payload":1}""", ("Idempotency-Key", "k1"));

        var again = await tenant.Publish("""{"type":"a","payload":1,"idempotencyKey":"k1"}""");

        Assert.True(again.Json.GetProperty("duplicate").GetBoolean());
        Assert.Equal(first.Json.GetProperty("id").GetString(), again.Json.GetProperty("id").GetString());
        (await tenant.Publish("""{"type":"a","payload":2}""", ("Idempotency-Key", "k1"))).Refuses(409, "idempotency_conflict");
        (await tenant.Publish("""[{"type":"a","payload":2}]""", ("Idempotency-Key", "k1"))).Refuses(422, "idempotency_key_on_batch");
    }

    [SkippableFact]
    public async Task OfABatchEachSaysWhatBecameOfIt()
    {
        var tenant = await Server.NewTenant();
        await tenant.Publish("""{"type":"a","payload":1,"idempotencyKey":"k1"}""");

        var answer = await tenant.Publish("""[{"type":"a","payload":1,"idempotencyKey":"k1"},{"type":"a","payload":2,"idempotencyKey":"k1"},{"type":"a","payload":3}]""");

        Assert.Equal(207, answer.Status);
        Assert.Equal([202, 409, 202], answer.Json.EnumerateArray().Select(item => item.GetProperty("status").GetInt32()));
        Assert.Equal("idempotency_conflict", answer.Json[1].GetProperty("code").GetString());
    }

    [SkippableFact]
    public async Task APersonPublishesToThemselvesOnly()
    {
        var tenant = await Server.NewTenant();
        var (anna, bob) = (await tenant.SignIn("anna"), await tenant.SignIn("bob"));

        var mine = await Server.Post("/v1/events", $$"""{"type":"a","payload":1,"audience":"u:{{anna.Email}}","source":"github"}""", anna.Token);
        var unsaid = await Server.Post("/v1/events", """{"type":"a","payload":2}""", anna.Token);

        Assert.Equal((202, 202), (mine.Status, unsaid.Status));
        Assert.Equal(2, await anna.Count());
        Assert.Equal(0, await bob.Count());
        (await Server.Post("/v1/events", """{"type":"a","payload":1,"audience":"*"}""", anna.Token)).Refuses(403, "forbidden");
        (await Server.Post("/v1/events", $$"""{"type":"a","payload":1,"audience":"u:{{bob.Email}}"}""", anna.Token)).Refuses(403, "forbidden");
    }

    [SkippableFact]
    public async Task TheKeysOfPeopleAreTheirOwn()
    {
        var tenant = await Server.NewTenant();
        var (anna, bob) = (await tenant.SignIn("anna"), await tenant.SignIn("bob"));

        foreach (var token in (string[])[anna.Token, bob.Token, tenant.ApiKey])
        {
            var answer = await Server.Post("/v1/events", """{"type":"a","payload":1,"idempotencyKey":"k1"}""", token);
            Assert.False(answer.Json.GetProperty("duplicate").GetBoolean());
        }
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData(Server.WebhookToken)]
    [InlineData(Server.AdminToken)]
    [InlineData("nk_default_0123456789012345678901234567890123456789deadbeef")]
    public async Task WhoIsUnknownPublishesNothing(string? token)
        => (await Server.Post("/v1/events", """{"type":"a","payload":1}""", token)).Refuses(401, "unauthorized");

    [SkippableFact]
    public async Task TheDevelopmentServersKeyPublishesToTheDefaultTenant()
    {
        var key = await File.ReadAllTextAsync(Path.Combine(Server.Database.Folder, "api.key"));

        Assert.Equal(202, (await Server.Post("/v1/events", """{"type":"a","payload":1}""", key)).Status);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePublishTests(SqliteStore store) : PublishTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPublishTests(PostgresStore store) : PublishTests(store);
