using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

public abstract class MessageRuleTests(Store store)
{
    private const string Rules = "/v1/message-rules";

    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("""{"delay":600,"unlessRead":true}""", """{"delay":600,"digest":null,"unlessRead":true}""")]
    [InlineData("""{"digest":{"window":3600}}""", """{"delay":null,"digest":{"window":3600,"at":null},"unlessRead":false}""")]
    [InlineData("""{"digest":{"at":"09:05"},"unlessRead":true}""", """{"delay":null,"digest":{"window":null,"at":"09:05"},"unlessRead":true}""")]
    [InlineData("{}", """{"delay":0,"digest":null,"unlessRead":false}""")]
    public async Task RuleIsShownAsItWasSavedUntilItIsDeleted(string body, string shown)
    {
        var tenant = await Server.NewTenant();

        var saved = await Put(tenant, "order.created/sms", body);
        Assert.Equal((200, shown), (saved.Status, Settings(saved.Json)));

        var listed = Assert.Single((await tenant.Get(Rules)).Json.GetProperty("rules").EnumerateArray());
        Assert.Equal(("order.created", "sms", shown), (listed.GetProperty("eventType").GetString(), listed.GetProperty("channel").GetString(), Settings(listed)));
        Assert.Equal(204, (await Delete(tenant, "order.created/sms")).Status);
        Assert.Equal(404, (await Delete(tenant, "order.created/sms")).Status);
        Assert.Empty((await tenant.Get(Rules)).Json.GetProperty("rules").EnumerateArray());
    }

    [SkippableTheory]
    [InlineData("""{"delay":-1}""")]
    [InlineData("""{"delay":604801}""")]
    [InlineData("""{"delay":9223372036854775807}""")]
    [InlineData("""{"delay":60,"digest":{"window":60}}""")]
    [InlineData("""{"unlessRead":true}""")]
    [InlineData("""{"digest":{}}""")]
    [InlineData("""{"digest":{"window":59}}""")]
    [InlineData("""{"digest":{"window":60,"at":"09:00"}}""")]
    [InlineData("""{"digest":{"at":"9:00"}}""")]
    [InlineData("""{"digest":{"at":"24:00"}}""")]
    public async Task WrongRuleIsRefusedWithAReason(string body)
        => (await Put(await Server.NewTenant(), "order.created/sms", body)).Refuses(422, "message_rule_invalid");

    [SkippableTheory]
    [InlineData("a/fax")]
    [InlineData("%0a/sms")]
    public async Task WhatCanHaveNoRuleIsNotThere(string path) => Assert.Equal(404, (await Put(await Server.NewTenant(), path, "{}")).Status);

    [SkippableFact]
    public async Task MessageThatWaitsSaysForWhatAndGoesAtOnceWhenItIsReleased()
    {
        var tenant = await Server.NewTenant();
        await Put(tenant, "order.created/email", """{"digest":{"window":3600}}""");
        const string Event = """{"type":"order.created","payload":{"title":"Order"},"audience":["email:ann@example.org"]}""";

        var explained = (await tenant.Call("/v1/messages/explain", Event)).Json.GetProperty("messages")[0].GetProperty("decision");
        Assert.Equal("digest", explained.GetProperty("reason").GetString());
        Assert.Equal(202, (await tenant.Publish(Event)).Status);
        Assert.Equal(202, (await tenant.Publish(Event)).Status);
        var waiting = await Message(tenant, message => message.GetProperty("digest").GetProperty("count").GetInt32() == 2);
        Assert.Equal(("waiting", "digest"), (waiting.GetProperty("status").GetString(), waiting.GetProperty("reason").GetString()));

        var id = waiting.GetProperty("id").GetString();
        Assert.InRange((await tenant.Call($"/v1/messages/{id}/release", "{}")).Status, 200, 204);

        var sent = await Message(tenant, message => message.GetProperty("status").GetString() == "accepted");
        Assert.Equal(id, sent.GetProperty("id").GetString());
        Assert.Equal(1, (await tenant.Get("/v1/messages")).Json.GetProperty("messages").GetArrayLength());
    }

    private static async Task<JsonElement> Message(Tenant tenant, Func<JsonElement, bool> holds)
    {
        JsonElement found = default;
        await Eventually.Holds(
            async () =>
            {
                found = (await tenant.Get("/v1/messages")).Json.GetProperty("messages").EnumerateArray().FirstOrDefault();
                return found.ValueKind == JsonValueKind.Object && holds(found);
            },
            "the message is as it should be");
        return found;
    }

    private static string Settings(JsonElement rule)
        => $$"""{"delay":{{rule.GetProperty("delay").GetRawText()}},"digest":{{rule.GetProperty("digest").GetRawText()}},"unlessRead":{{rule.GetProperty("unlessRead").GetRawText()}}}""";

    private static Task<Answer> Put(Tenant tenant, string path, string body) => tenant.Server.Put($"{Rules}/{path}", body, tenant.ApiKey);

    private static Task<Answer> Delete(Tenant tenant, string path) => tenant.Server.Send(HttpMethod.Delete, $"{Rules}/{path}", null, tenant.ApiKey);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteMessageRuleTests(SqliteStore store) : MessageRuleTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresMessageRuleTests(PostgresStore store) : MessageRuleTests(store);
