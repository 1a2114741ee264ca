using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Tenants;

public abstract class ScopeTests(Store store)
{
    private static readonly string[] Scopes = ["events", "notifications", "endpoints", "deliveries", "settings", "members", "activity", "live", "people"];

    private Server Server => store.Server;

    public static TheoryData<string, string> Routes => new()
    {
        { "POST /v1/events", "events" },
        { "DELETE /v1/events/evt_1", "events" },
        { "POST /api/webhooks/orders", "events" },
        { "GET /api/notifications", "notifications" },
        { "POST /api/notifications", "notifications" },
        { "GET /v1/endpoints", "endpoints" },
        { "GET /v1/endpoints/none", "endpoints" },
        { "POST /v1/endpoints", "endpoints" },
        { "GET /v1/settings/portal", "settings" },
        { "PUT /v1/settings/portal", "settings" },
        { "PUT /v1/settings/portal/logo", "settings" },
        { "DELETE /v1/settings/portal/logo", "settings" },
        { "GET /v1/portal-links", "endpoints" },
        { "POST /v1/portal-links", "endpoints" },
        { "GET /v1/deliveries", "deliveries" },
        { "POST /v1/deliveries/purge", "deliveries" },
        { "GET /v1/deliveries/stats", "deliveries" },
        { "GET /v1/queues/history", "deliveries" },
        { "GET /v1/bulk", "deliveries" },
        { "POST /v1/bulk", "deliveries" },
        { "GET /v1/deliveries.csv", "deliveries" },
        { "GET /v1/deliveries.pdf", "deliveries" },
        { "GET /v1/deliveries/none/payload", "deliveries" },
        { "GET /v1/deliveries/none/siblings", "deliveries" },
        { "GET /v1/events", "deliveries" },
        { "GET /v1/events/none", "deliveries" },
        { "GET /v1/events/none/why", "deliveries" },
        { "GET /v1/deliveries/stream?cursor=x", "deliveries" },
        { "GET /v1/endpoints/none/stats", "endpoints" },
        { "GET /v1/replays/none", "deliveries" },
        { "GET /v1/messages", "deliveries" },
        { "GET /v1/messages/export.csv", "deliveries" },
        { "POST /v1/messages/none/resend", "deliveries" },
        { "GET /admin/queues.json", "deliveries" },
        { "GET /v1/providers", "settings" },
        { "POST /v1/providers", "settings" },
        { "GET /v1/message-rules", "settings" },
        { "PUT /v1/message-rules/none/sms", "settings" },
        { "DELETE /v1/message-rules/none/sms", "settings" },
        { "GET /webhooks", "deliveries" },
        { "GET /sources", "deliveries" },
        { "GET /debug/status", "deliveries" },
        { "GET /v1/settings", "settings" },
        { "PATCH /v1/settings", "settings" },
        { "GET /api/webhooks/settings", "settings" },
        { "GET /v1/api-keys", "settings" },
        { "GET /v1/sources", "settings" },
        { "GET /v1/sources/none/refusals", "settings" },
        { "GET /v1/members", "members" },
        { "DELETE /v1/members/a@b.com/sessions", "members" },
        { "GET /v1/members/invitations", "members" },
        { "POST /v1/members/invitations", "members" },
        { "GET /v1/sso-providers", "members" },
        { "PUT /v1/sso-providers/none", "members" },
        { "DELETE /v1/sso-providers/none", "members" },
        { "POST /v1/sso-providers/none/test", "members" },
        { "GET /v1/users/a@b.com/sessions", "members" },
        { "DELETE /v1/users/a@b.com/sessions", "members" },
        { "GET /v1/activity", "activity" },
        { "GET /v1/activity.csv", "activity" },
        { "GET /v1/people", "people" },
        { "PUT /v1/people/none", "people" },
        { "POST /v1/people/import", "people" },
        { "GET /v1/people/none/preferences", "people" },
        { "POST /v1/people/none/consents", "people" },
        { "GET /v1/suppressions", "people" },
        { "DELETE /v1/suppressions/none", "people" },
        { "GET /v1/categories", "settings" },
        { "PUT /v1/categories/none", "settings" },
        { "DELETE /v1/categories/none", "settings" },
        { "GET /v1/templates", "settings" },
        { "PUT /v1/templates/a/sms/en", "settings" },
        { "POST /v1/templates/a/sms/en/preview", "settings" },
    };

    [SkippableFact]
    public async Task ARouteNeedsItsScopeAndNoOther()
    {
        var tenant = await Server.NewTenant();
        var keys = new Dictionary<string, string>();
        foreach (var scope in Scopes)
        {
            keys[scope] = await tenant.NewKey(scope);
        }

        var wrong = new List<string>();
        foreach (var row in Routes)
        {
            var (route, needed) = ((string)row[0], (string)row[1]);
            foreach (var (scope, key) in keys)
            {
                var answer = await tenant.Ask(route, key);
                var isRefused = answer is { Status: 403 } && answer.Code == "scope_missing" && answer.Body.Contains($"the scope {needed}", StringComparison.Ordinal);
                if (isRefused == (scope == needed) || answer.Status == 401)
                {
                    wrong.Add($"{route} with {scope}: {answer.Status} {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableTheory]
    [InlineData("PUT /v1/sources/none")]
    [InlineData("DELETE /v1/sources/none")]
    [InlineData("PATCH /api/webhooks/settings")]
    [InlineData("POST /api/webhooks/settings/generate-secret")]
    [InlineData("POST /api/webhooks/settings/test")]
    public async Task WhatLetsItsCallerPublishNeedsTheScopeForThatToo(string route)
    {
        var tenant = await Server.NewTenant();
        foreach (var scope in Scopes)
        {
            var refused = await tenant.Ask(route, await tenant.NewKey(scope));
            refused.Refuses(403, "scope_missing");
            Assert.Contains(scope is "events" ? "the scope settings." : scope is "settings" ? "the scope events." : "the scope events, settings.", refused.Body, StringComparison.Ordinal);
        }

        Assert.NotEqual(403, (await tenant.Ask(route, await tenant.NewKey("settings", "events"))).Status);
    }

    [SkippableTheory]
    [InlineData("""{"emailDomains":["elsewhere.example"]}""")]
    [InlineData("""{"origins":["https://elsewhere.example"]}""")]
    public async Task WhoMaySignInIsChangedByKeysForEverythingOnly(string body)
    {
        var tenant = await Server.NewTenant();
        foreach (var key in (string[])[await tenant.NewKey("settings"), await tenant.NewKey([.. Scopes.Where(scope => scope != "members")])])
        {
            (await Server.Send(HttpMethod.Patch, "/v1/settings", body, key)).Refuses(403, "scope_missing");
            Assert.Equal(200, (await Server.Send(HttpMethod.Patch, "/v1/settings", "{}", key)).Status);
        }

        Assert.Equal(200, (await Server.Send(HttpMethod.Patch, "/v1/settings", body, tenant.ApiKey)).Status);
    }

    [SkippableFact]
    public async Task NobodyRevokesAKeyWithMoreScopesThanTheyHave()
    {
        var tenant = await Server.NewTenant();
        var (narrow, admin, owner) = (await tenant.NewKey("settings", "events"), await tenant.SignInWithRole("admin"), await tenant.SignInWithRole("owner"));
        var ids = (await tenant.Get("/v1/api-keys")).Json.GetProperty("items").EnumerateArray()
            .ToDictionary(key => key.GetProperty("scopes").GetArrayLength() == Scopes.Length, key => key.GetProperty("id").GetString());
        Task<Answer> Revoke(string? id, string token) => Server.Send(HttpMethod.Delete, $"/v1/api-keys/{id}", null, token);

        (await Revoke(ids[true], narrow)).Refuses(403, "scope_missing");
        (await Revoke(ids[true], admin.Token)).Refuses(403, "scope_missing");
        (await Revoke("none", narrow)).Refuses(404, "not_found");
        Assert.Equal(204, (await Revoke(ids[false], narrow)).Status);
        Assert.Equal(204, (await Revoke(ids[true], owner.Token)).Status);
    }

    [SkippableFact]
    public async Task AKeyWithoutScopesIsForEverything()
    {
        var tenant = await Server.NewTenant();

        var shown = (await tenant.Get("/v1/api-keys")).Json.GetProperty("items")[0];

        Assert.Equal(Scopes, shown.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.All(new[] { "/v1/settings", "/v1/members", "/v1/activity" }, path => Assert.Equal(200, tenant.Get(path).Result.Status));
    }

    [SkippableFact]
    public async Task NobodyMakesAKeyWithMoreScopesThanTheyHave()
    {
        var tenant = await Server.NewTenant();
        var (narrow, admin, owner) = (await tenant.NewKey("settings", "events"), await tenant.SignInWithRole("admin"), await tenant.SignInWithRole("owner"));

        (await Make(narrow, "events", "members")).Refuses(403, "scope_missing");
        (await Make(admin.Token, "members")).Refuses(403, "scope_missing");
        Assert.Equal("events,settings", Given(await Make(narrow)));
        Assert.Equal("events", Given(await Make(narrow, "events")));
        Assert.DoesNotContain("members", Given(await Make(admin.Token)), StringComparison.Ordinal);
        Assert.Equal(string.Join(',', Scopes), Given(await Make(owner.Token)));
        Assert.Equal("members", Given(await Make(owner.Token, "members")));
    }

    [SkippableTheory]
    [InlineData("""{"name":"a","scopes":[]}""")]
    [InlineData("""{"name":"a","scopes":["everything"]}""")]
    [InlineData("""{"name":"a","scopes":["Events"]}""")]
    [InlineData("""{"name":"a","scopes":[null]}""")]
    public async Task BrokenScopesAreRefused(string body)
        => (await (await Server.NewTenant()).Call("/v1/api-keys", body)).Refuses(422, "api_key_invalid");

    [SkippableFact]
    public async Task WhenAKeyWasUsedIsShownSoonAfter()
    {
        var tenant = await Server.NewTenant();
        var unused = await tenant.NewKey("events");
        await tenant.Get("/v1/settings");
        List<JsonElement> keys = [];

        await Eventually.Holds(
            async () =>
            {
                keys = [.. (await Server.Get($"/v1/admin/tenants/{tenant.Name}/api-keys", Server.AdminToken)).Json.GetProperty("items").EnumerateArray()];
                return keys.Any(key => key.GetProperty("lastUsedAt").ValueKind == JsonValueKind.String);
            },
            "the use of a key is shown");

        Assert.Equal("tests", Assert.Single(keys, key => key.GetProperty("lastUsedAt").ValueKind == JsonValueKind.String).GetProperty("name").GetString());
        Assert.NotEmpty(unused);
    }

    private Task<Answer> Make(string token, params string[] scopes)
        => Server.Post("/v1/api-keys", scopes.Length == 0 ? """{"name":"made"}""" : JsonSerializer.Serialize(new { name = "made", scopes }), token);

    private static string Given(Answer made)
    {
        Assert.True(made.Status == 201, made.Body);
        return string.Join(',', made.Json.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteScopeTests(SqliteStore store) : ScopeTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresScopeTests(PostgresStore store) : ScopeTests(store);
