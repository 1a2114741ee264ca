using System.Globalization;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Activity;

public abstract class ActivityTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task WhatChangesATenantIsWrittenDownWithWhoDidItAndFromWhere()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");
        await Server.Send(HttpMethod.Patch, "/v1/settings", "{}", owner.Token);
        await Server.Post("/v1/api-keys", """{"name":"a"}""", owner.Token);
        await Server.Put("/v1/sources/till", """{"scheme":"bearer"}""", owner.Token);
        await Server.Post("/v1/endpoints", """{"url":"https://example.org/"}""", owner.Token);
        await Server.Send(HttpMethod.Patch, "/api/webhooks/settings", "{}", owner.Token);
        await Server.Post("/api/webhooks/settings/generate-secret", null, owner.Token);
        await Server.Post($"{tenant.Prefix}/webhook/till", "{}", "wrong");
        await tenant.VerifyOtp(owner.Email, "000000");
        await owner.LogOut();
        await tenant.Call("/v1/endpoints", """{"url":"https://example.org/"}""");

        var items = await Items(tenant, "limit=200");

        Assert.Equal(
            [
                "endpoint.created", "session.revoked", "source.refused", "incoming.secret_generated", "incoming.changed", "endpoint.created",
                "source.saved", "api_key.created", "settings.changed", "session.created", "member.owner", "api_key.created", "settings.changed",
            ],
            items.Select(item => item.GetProperty("action").GetString()));
        Assert.Equal("127.0.0.1", items[0].GetProperty("clientAddress").GetString());
        Assert.StartsWith("key_", items[0].GetProperty("actor").GetString(), StringComparison.Ordinal);
        Assert.Equal(owner.Email, items[5].GetProperty("actor").GetString());
        Assert.Equal("operator", items[^1].GetProperty("actor").GetString());
    }

    [SkippableFact]
    public async Task ActivityThatWasChangedInTheDatabaseShows()
    {
        var tenant = await Server.NewTenant();
        await tenant.SignIn("anna");
        var before = await Verified(tenant.Name);
        Assert.True(before.GetProperty("intact").GetBoolean(), before.GetRawText());
        Assert.Equal(3, before.GetProperty("entries").GetInt64());
        Assert.Contains($"{tenant.Name}: 3 entries, 0 from before the chain, 0 beside it: intact", (await Server.Run("verify-activity")).Output, StringComparison.Ordinal);

        await Server.Database.Execute($"UPDATE activity SET actor = 'eve' WHERE tenant = '{tenant.Name}' AND number = 1");

        var after = await Verified(tenant.Name);
        Assert.Equal((false, "entry 1 was changed, or entry 2 was"), (after.GetProperty("intact").GetBoolean(), after.GetProperty("problem").GetString()));
        var (exitCode, output) = await Server.Run("verify-activity");
        Assert.Equal(1, exitCode);
        Assert.Contains($"{tenant.Name}: 1 entries, 0 from before the chain, 0 beside it: entry 1 was changed", output, StringComparison.Ordinal);

        async Task<JsonElement> Verified(string name) => (await Server.Get($"/v1/admin/activity/verification?tenant={name}", Server.AdminToken)).Json;
    }

    [SkippableFact]
    public async Task AWrongCodeIsWrittenDown()
    {
        var tenant = await Server.NewTenant();
        var email = Tenant.NewAddress("anna");
        var (challengeId, code) = await tenant.NewChallenge(email);

        (await tenant.VerifyCode(challengeId, email, code == "000000" ? "000001" : "000000")).Refuses(401, "code_invalid");

        Assert.Equal(email, Assert.Single(await Items(tenant, "action=session.refused")).GetProperty("subject").GetString());
    }

    [SkippableFact]
    public async Task FiltersAndPagesLeaveOutNothingElse()
    {
        var tenant = await Server.NewTenant();
        for (var i = 0; i < 7; i++)
        {
            await tenant.GiveRole(Address(i), i % 2 == 0 ? "viewer" : "admin");
        }

        Assert.Equal([6, 4, 2, 0], (await Items(tenant, "action=member.viewer")).Select(Number));
        Assert.Equal([3], (await Items(tenant, $"subject={Address(3)}")).Select(Number));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], (await Pages(tenant, "action=member.*&actor=operator&limit=2")).Select(Number));
        Assert.Empty(await Items(tenant, "to=2020-01-01T00:00:00Z"));
        Assert.Empty(await Items(tenant, "from=2999-01-01T00:00:00Z"));
        Assert.Equal(7, (await Items(tenant, "action=member.*&from=2020-01-01T00:00:00Z&to=2999-01-01")).Count);
    }

    [SkippableTheory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("before=x")]
    [InlineData("after=x")]
    [InlineData("before=1-1&after=1-1")]
    [InlineData("from=yesterday")]
    public async Task ABrokenQueryIsRefused(string query)
    {
        var tenant = await Server.NewTenant();

        (await tenant.Get($"/v1/activity?{query}")).Refuses(400, "cursor_malformed");
        (await tenant.Get($"/v1/activity.csv?{query}")).Refuses(400, "cursor_malformed");
    }

    [SkippableFact]
    public async Task ASpreadsheetGetsTextAndNoFormulas()
    {
        var tenant = await Server.NewTenant();
        Assert.Equal(200, (await tenant.GiveRole("=1+1@b.com", "viewer")).Status);

        var csv = await tenant.Get("/v1/activity.csv?action=member.*");

        Assert.Equal("text/csv; charset=utf-8; header=present", csv.Headers["Content-Type"]);
        Assert.StartsWith("attachment", csv.Headers["Content-Disposition"], StringComparison.Ordinal);
        var lines = csv.Body.Split("\r\n");
        Assert.Equal(("at,actor,action,subject,clientAddress", 3, ""), (lines[0], lines.Length, lines[2]));
        Assert.EndsWith(",operator,member.viewer,'=1+1@b.com,127.0.0.1", lines[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ATenantSeesItsOwnOnlyAndTheOperatorEachOnes()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());
        await one.GiveRole("a@b.com", "viewer");

        Assert.Empty(await Items(other, "subject=a@b.com"));
        Assert.Single((await Server.Get($"/v1/admin/tenants/{one.Name}/activity?subject=a@b.com", Server.AdminToken)).Json.GetProperty("items").EnumerateArray());
        (await one.Get("/v1/admin/activity")).Refuses(403, "forbidden");
    }

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number}@b.com");

    private static int Number(JsonElement item) => item.GetProperty("subject").GetString()![1] - '0';

    private static async Task<List<JsonElement>> Items(Tenant tenant, string query)
    {
        var answer = await tenant.Get($"/v1/activity?{query}");
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private static async Task<List<JsonElement>> Pages(Tenant tenant, string query)
    {
        var all = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = (await tenant.Get($"/v1/activity?{query}{(next is null ? "" : $"&before={next}")}")).Json;
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        // From the last one up again.
        var above = all.Count > 0 ? new List<JsonElement> { all[^1] } : [];
        for (var after = all.Count > 0 ? all[^1].GetProperty("id").GetString() : null; after is not null;)
        {
            var page = (await tenant.Get($"/v1/activity?{query}&after={after}")).Json;
            above.InsertRange(0, page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("previous", out var previous) ? previous.GetString() : null;
        }

        Assert.Equal(all.Select(item => item.GetRawText()), above.Select(item => item.GetRawText()));
        return all;
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteActivityTests(SqliteStore store) : ActivityTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresActivityTests(PostgresStore store) : ActivityTests(store);
