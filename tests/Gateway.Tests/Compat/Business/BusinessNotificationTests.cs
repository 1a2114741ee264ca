using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Compat.Business;

public abstract class BusinessNotificationTests(Store store)
{
    private const string LowStock = """
        {"tenantId":"ignored","title":"Low Stock Alert","message":"Product XYZ is running low","type":"warning","priority":"high",
         "actionUrl":"/products/xyz","actionText":"Manage Stock","metadata":{"productId":"xyz","stockLevel":5}}
        """;

    [SkippableFact]
    public async Task WhatASystemSendsIsWhatPeopleGet()
    {
        var (tenant, anna) = await Anna();

        var made = await tenant.Call("/api/notifications", LowStock);
        var page = await anna.Notifications();

        Assert.True(made.Status == 201, made.Body);
        var shown = Assert.Single(Notifications(page));
        Assert.Equal(made.Body, shown.GetRawText());
        var (id, createdAt) = (shown.GetProperty("id").GetString(), shown.GetProperty("createdAt").GetString());
        Assert.Equal(
            $$$"""{"_id":"{{{id}}}","id":"{{{id}}}","tenantId":"{{{tenant.Name}}}","userId":null,"title":"Low Stock Alert","message":"Product XYZ is running low","type":"warning","priority":"high","isRead":false,"isDismissed":false,"actionUrl":"/products/xyz","actionText":"Manage Stock","metadata":{"productId":"xyz","stockLevel":5},"createdAt":"{{{createdAt}}}","seq":1}""",
            Sorted(made.Json));
        Assert.Equal(1, page.GetProperty("unreadCount").GetInt64());
    }

    [SkippableFact]
    public async Task AnyEventIsANotificationWithDefaults()
    {
        var (tenant, anna) = await Anna();
        await tenant.Publish("""{"type":"order.created","audience":"*","payload":[1,2]}""");

        var shown = Assert.Single(Notifications(await anna.Notifications()));

        Assert.Equal(("order.created", "", "info", "medium"), (Text(shown, "title"), Text(shown, "message"), Text(shown, "type"), Text(shown, "priority")));
        Assert.Equal(("{}", JsonValueKind.Null), (shown.GetProperty("metadata").GetRawText(), shown.GetProperty("actionUrl").ValueKind));
    }

    [SkippableFact]
    public async Task OneForAPersonIsTheirsOnly()
    {
        var (tenant, anna) = await Anna();
        var bert = await tenant.SignIn("bert");

        var made = await tenant.Call("/api/notifications", $$"""{"title":"t","userId":"{{anna.Email.ToUpperInvariant()}}"}""");

        Assert.Equal(anna.Email, Text(made.Json, "userId"));
        Assert.Single(Notifications(await anna.Notifications()));
        Assert.Empty(Notifications(await bert.Notifications()));
    }

    [SkippableFact]
    public async Task ReadAndDismissedOnesAreListedAsTheQuerySays()
    {
        var (tenant, anna) = await Anna();
        var ids = await Send(tenant, "a", "b", "c");

        var read = await Patch(anna, ids[0], """{"isRead":true}""");
        var dismissed = await Patch(anna, ids[1], """{"isDismissed":true}""");

        Assert.True(read.Json.GetProperty("isRead").GetBoolean());
        Assert.True(dismissed.Json.GetProperty("isDismissed").GetBoolean());
        Assert.Equal(["c", "a"], Titles(await anna.Notifications()));
        Assert.Equal(["c"], Titles(await anna.Notifications("?includeRead=false")));
        Assert.Equal(["c", "b", "a"], Titles(await anna.Notifications("?includeRead=true&includeDismissed=true")));
        Assert.Equal(["c"], Titles(await anna.Notifications("?limit=1")));
        Assert.Equal(1, (await anna.Notifications("?limit=1")).GetProperty("unreadCount").GetInt64());
        Assert.Equal(200, (await Patch(anna, ids[1], """{"isRead":false,"isDismissed":false}""")).Status);
        Assert.Equal(["c", "b", "a"], Titles(await anna.Notifications()));
    }

    [SkippableFact]
    public async Task AllAreReadAtOnceOnEveryDevice()
    {
        var (tenant, anna) = await Anna();
        await Send(tenant, "a", "b");
        await using var other = await (await anna.OnAnotherDevice()).Connect();

        (await store.Server.Post("/api/notifications/mark-all-read", null, anna.Token)).Is(200, """{"success":true,"unreadCount":0}""");

        Assert.Equal(0, (await other.Next("inbox")).GetProperty("unread").GetInt64());
        Assert.All(Notifications(await anna.Notifications()), shown => Assert.True(shown.GetProperty("isRead").GetBoolean()));
    }

    [SkippableFact]
    public async Task AKeyListsTheTenantsOrOnePersonsNotifications()
    {
        var (tenant, anna) = await Anna();
        var ids = await Send(tenant, "a", "b");
        await tenant.Publish("only.endpoints", new { });
        await tenant.NotifyPrivately(Tenant.NewAddress("bert"), "not anna's");
        await Patch(anna, ids[0], """{"isRead":true}""");

        var (all, hers) = (await tenant.Get("/api/notifications?limit=2"), await tenant.Get($"/api/notifications?userId={anna.Email}"));

        Assert.Equal(["private", "b"], Titles(all.Json));
        Assert.Equal(["private", "b", "a"], Titles((await tenant.Get("/api/notifications")).Json));
        Assert.Equal(["b", "a"], Titles(hers.Json));
        Assert.Equal([false, true], Notifications(hers.Json).Select(shown => shown.GetProperty("isRead").GetBoolean()));
        Assert.Equal((0, 1), (all.Json.GetProperty("unreadCount").GetInt64(), hers.Json.GetProperty("unreadCount").GetInt64()));
    }

    [SkippableFact]
    public async Task TheTenantOfTheHeaderIsTheCredentials()
    {
        var (tenant, anna) = await Anna();

        Assert.Equal(200, (await store.Server.Get("/api/notifications", anna.Token, ("x-tenant-id", tenant.Name))).Status);
        (await store.Server.Get("/api/notifications", anna.Token, ("x-tenant-id", "other"))).Refuses(403, "forbidden");
        (await store.Server.Get("/api/notifications", tenant.ApiKey, ("x-tenant-id", "other"))).Refuses(403, "forbidden");
        (await store.Server.Get("/t/other/api/notifications", tenant.ApiKey)).Refuses(404, "not_found");
        (await store.Server.Get("/api/notifications", null, ("x-tenant-id", tenant.Name))).Refuses(401, "unauthorized");
    }

    [SkippableFact]
    public async Task PeopleAndKeysHaveTheirOwnRoutes()
    {
        var (tenant, anna) = await Anna();
        var bert = await tenant.SignIn("bert");
        await tenant.NotifyPrivately(bert.Email, "for bert");
        var id = (await bert.Items())[0].GetProperty("id").GetString()!;

        (await store.Server.Post("/api/notifications", LowStock, anna.Token)).Refuses(403, "forbidden");
        (await store.Server.Get($"/api/notifications?userId={bert.Email}", anna.Token)).Refuses(403, "forbidden");
        (await tenant.Call("/api/notifications/mark-all-read")).Refuses(403, "forbidden");
        (await store.Server.Send(HttpMethod.Patch, $"/api/notifications/{id}", """{"isRead":true}""", tenant.ApiKey)).Refuses(403, "forbidden");
        (await Patch(anna, id, """{"isRead":true}""")).Refuses(404, "not_found");
        Assert.Equal(200, (await store.Server.Get($"/api/notifications?userId={anna.Email}", anna.Token)).Status);
    }

    [SkippableTheory]
    [InlineData("""{"message":"m"}""", "title_missing")]
    [InlineData("""{"title":"t","type":"fatal"}""", "type_invalid")]
    [InlineData("""{"title":"t","priority":"9"}""", "priority_invalid")]
    [InlineData("""{"title":"t","actionUrl":"javascript:alert(1)"}""", "action_url_invalid")]
    [InlineData("""{"title":"t","actionUrl":"//evil.example"}""", "action_url_invalid")]
    [InlineData("""{"title":"t","metadata":[]}""", "metadata_invalid")]
    [InlineData("""{"title":"t","userId":"nobody"}""", "email_invalid")]
    public async Task ABrokenNotificationIsRefused(string body, string code)
    {
        var (tenant, anna) = await Anna();

        (await tenant.Call("/api/notifications", body)).Refuses(422, code);

        Assert.Empty(Notifications(await anna.Notifications()));
    }

    [SkippableTheory]
    [InlineData("?limit=0", 400, "cursor_malformed")]
    [InlineData("?limit=101", 400, "cursor_malformed")]
    [InlineData("?includeRead=maybe", 400, "cursor_malformed")]
    [InlineData("?userId=nobody", 422, "email_invalid")]
    public async Task ABrokenQueryIsRefusedInTheSeedsWords(string query, int status, string code)
    {
        var (_, anna) = await Anna();

        var refused = await store.Server.Get($"/api/notifications{query}", anna.Token);

        refused.Refuses(status, code);
        Assert.NotEqual("", Text(refused.Json, "error"));
    }

    private async Task<(Tenant Tenant, Person Anna)> Anna()
    {
        var tenant = await store.Server.NewTenant();
        return (tenant, await tenant.SignIn("anna"));
    }

    private static async Task<List<string>> Send(Tenant tenant, params string[] titles)
    {
        var ids = new List<string>();
        foreach (var title in titles)
        {
            var made = await tenant.Call("/api/notifications", JsonSerializer.Serialize(new { title }));
            Assert.True(made.Status == 201, made.Body);
            ids.Add(Text(made.Json, "id"));
        }

        return ids;
    }

    private Task<Answer> Patch(Person person, string id, string body)
        => store.Server.Send(HttpMethod.Patch, $"/api/notifications/{id}", body, person.Token);

    private static JsonElement.ArrayEnumerator Notifications(JsonElement page) => page.GetProperty("notifications").EnumerateArray();

    private static IEnumerable<string> Titles(JsonElement page) => Notifications(page).Select(shown => Text(shown, "title"));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    // The member that is twice may stand anywhere.
    private static string Sorted(JsonElement json)
        => JsonSerializer.Serialize(json.EnumerateObject().OrderBy(member => member.Name != "_id").ToDictionary(member => member.Name, member => member.Value));
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSeedNotificationTests(SqliteStore store) : BusinessNotificationTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSeedNotificationTests(PostgresStore store) : BusinessNotificationTests(store);
