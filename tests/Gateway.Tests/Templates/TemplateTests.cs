using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Templates;

public abstract class TemplateTests(Store store)
{
    private const string Path = "/v1/templates/order.created/sms/en";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task DraftIsSavedPublishedAndPublishedAgain()
    {
        var tenant = await Server.NewTenant();
        Assert.Equal(200, (await Put(tenant, Path, """{"text":"one {{ payload.id }}"}""")).Status);
        Assert.Equal(JsonValueKind.Null, (await tenant.Get(Path)).Json.GetProperty("version").ValueKind);

        Assert.Equal(1, (await tenant.Call($"{Path}/publish", "{}")).Json.GetProperty("version").GetInt32());
        await Put(tenant, Path, """{"text":"two"}""");
        Assert.Equal(2, (await tenant.Call($"{Path}/publish", "{}")).Json.GetProperty("version").GetInt32());
        (await tenant.Call($"{Path}/publish", "{}")).Refuses(404, "not_found");
        Assert.Equal(3, (await tenant.Call($"{Path}/publish", """{"version":1}""")).Json.GetProperty("version").GetInt32());

        var versions = (await tenant.Get($"{Path}/versions")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([3, 2, 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal([true, false, false], versions.Select(version => version.GetProperty("isPublished").GetBoolean()));
        Assert.Equal("one {{ payload.id }}", (await tenant.Get(Path)).Json.GetProperty("parts").GetProperty("text").GetString());
    }

    [SkippableFact]
    public async Task WrongTemplateIsRefusedWithItsLine()
    {
        var tenant = await Server.NewTenant();

        var answer = await Put(tenant, Path, """{"text":"a\n{{ [test }}"}""");

        answer.Refuses(422, "template_invalid");
        Assert.Contains("text, line 2", answer.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        (await Put(tenant, Path, "{}")).Refuses(422, "template_invalid");
        (await Put(tenant, Path, """{"text":"x","html":"<p>"}""")).Refuses(422, "template_invalid");
        Assert.Equal(404, (await tenant.Get(Path)).Status);
    }

    [SkippableFact]
    public async Task ListHasOneItemEachAndGoesOn()
    {
        var tenant = await Server.NewTenant();
        foreach (var path in (string[])["/v1/templates/b/sms/en", "/v1/templates/a/push/de_at", "/v1/templates/a/sms/en"])
        {
            Assert.Equal(200, (await Put(tenant, path, path.Contains("push", StringComparison.Ordinal) ? """{"title":"x"}""" : """{"text":"x"}""")).Status);
        }

        await tenant.Call("/v1/templates/a/sms/en/publish", "{}");
        await Put(tenant, "/v1/templates/a/sms/en", """{"text":"y"}""");

        var first = (await tenant.Get("/v1/templates?limit=2")).Json;
        Assert.Equal(["a/sms/en True", "a/push/de-AT True"], Items(first));
        Assert.Equal("a/push/de-AT", first.GetProperty("next").GetString());
        Assert.Equal(["b/sms/en True"], Items((await tenant.Get("/v1/templates?after=a/push/de-AT")).Json));
        Assert.Empty(Items((await (await Server.NewTenant()).Get("/v1/templates")).Json));
    }

    [SkippableFact]
    public async Task PreviewRendersWhatWouldBeSent()
    {
        var tenant = await Server.NewTenant();
        const string sample = """{"payload":{"data":{"orderId":"7","totalAmount":12.50,"currency":"EUR"}},"person":{"name":"Ann","timeZone":"Europe/Vienna"}}""";

        var builtIn = await tenant.Call("/v1/templates/order_create/email/de/preview", sample);
        await Put(tenant, Path, """{"text":"{{ person.name }}: {{ payload.totalAmount | money: payload.currency }}"}""");
        var draft = await tenant.Call($"{Path}/preview", sample);
        var given = await tenant.Call($"{Path}/preview", """{"parts":{"text":"{{ event.at | date: '%H:%M' }}"},"at":"2026-06-01T12:00:00Z","person":{"timeZone":"Europe/Vienna"}}""");

        Assert.Equal("Order 7 received", builtIn.Json.GetProperty("subject").GetString());
        Assert.Contains("12,50 €", builtIn.Json.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Ann: €12.50", draft.Json.GetProperty("text").GetString());
        Assert.Equal(1, draft.Json.GetProperty("sms").GetProperty("segments").GetInt32());
        Assert.Equal("14:00", given.Json.GetProperty("text").GetString());
        (await tenant.Call($"{Path}/preview", """{"parts":{"text":"{{ 1 | divided_by: 0 }}"}}""")).Refuses(422, "template_failed");
        (await tenant.Call($"{Path}/preview", """{"parts":{"text":"{{"}}""")).Refuses(422, "template_invalid");
    }

    [SkippableFact]
    public async Task DeletedTemplateIsGone()
    {
        var tenant = await Server.NewTenant();
        await Put(tenant, Path, """{"text":"x"}""");

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, Path, null, tenant.ApiKey)).Status);
        Assert.Equal(404, (await Server.Send(HttpMethod.Delete, Path, null, tenant.ApiKey)).Status);
        Assert.Equal(404, (await tenant.Get($"{Path}/versions")).Status);
    }

    [SkippableTheory]
    [InlineData("/v1/templates/a/fax/en")]
    [InlineData("/v1/templates/a/sms/english!")]
    [InlineData("/v1/templates/%0a/sms/en")]
    public async Task WhatCanBeNoTemplateIsNotThere(string path)
        => Assert.Equal(404, (await Put(await Server.NewTenant(), path, """{"text":"x"}""")).Status);

    private static Task<Answer> Put(Tenant tenant, string path, string body) => tenant.Server.Put(path, body, tenant.ApiKey);

    private static IEnumerable<string> Items(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item
        => $"{item.GetProperty("eventType").GetString()}/{item.GetProperty("channel").GetString()}/{item.GetProperty("language").GetString()} {item.GetProperty("hasDraft").GetBoolean()}");
}

[Collection(OnSqlite.Name)]
public sealed class SqliteTemplateTests(SqliteStore store) : TemplateTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresTemplateTests(PostgresStore store) : TemplateTests(store);
