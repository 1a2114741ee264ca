using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Outbound;
using OrleansNotify.Running;
using OrleansNotify.Secrets;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

public abstract class PreferenceTests(Store store)
{
    private const string OneClick = "List-Unsubscribe=One-Click";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task OnlyAPostUnsubscribes()
    {
        var (tenant, links) = await Person();

        // Scanners of mails follow links, some of them with HEAD first, and more than once.
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get, HttpMethod.Get])
        {
            Assert.Equal(200, (await Server.Send(method, new Uri(links.Unsubscribe!).AbsolutePath, null)).Status);
        }

        Assert.Empty(await Suppressions(tenant));
        Assert.True(await IsOn(tenant, "marketing", "email"));

        var done = await PostForm(links.Unsubscribe!, OneClick);
        var again = await PostForm(links.Unsubscribe!, OneClick);

        Assert.Equal((200, 200), (done.Status, again.Status));
        Assert.Equal(["email ann@example.org unsubscribed marketing"], await Suppressions(tenant));
        Assert.False(await IsOn(tenant, "marketing", "email"));
        Assert.True(await IsOn(tenant, "transactional", "email"));
        Assert.True(await IsOn(tenant, "marketing", "sms"));
    }

    [SkippableFact]
    public async Task HeadersAreThoseOfRfc8058()
    {
        var (_, links) = await Person();

        var headers = MessageLinks.Headers(links);

        Assert.Equal(OneClick, headers["List-Unsubscribe-Post"]);
        Assert.Equal($"<{links.Unsubscribe}>", headers["List-Unsubscribe"]);
        Assert.Empty(MessageLinks.Headers(new TemplateLinks(null, null)));
    }

    [SkippableFact]
    public async Task LinkThatWasChangedDoesNothing()
    {
        var (tenant, links) = await Person();
        var path = new Uri(links.Unsubscribe!).AbsolutePath;

        foreach (var changed in (string[])[path[..^2], path[..10] + (path[10] == 'A' ? 'B' : 'A') + path[11..], "/u/x", "/u/a.b", new Uri(links.Preferences!).AbsolutePath.Replace("/preferences/", "/u/", StringComparison.Ordinal)])
        {
            Assert.Equal(404, (await Server.Get(changed)).Status);
            Assert.Equal(404, (await PostForm(changed, OneClick)).Status);
        }

        Assert.Empty(await Suppressions(tenant));
    }

    [SkippableFact]
    public async Task PageRunsAndLoadsNothing()
    {
        var (_, links) = await Person();
        foreach (var link in (string[])[links.Unsubscribe!, links.Preferences!])
        {
            var page = await Server.Get(new Uri(link).AbsolutePath);

            Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
            Assert.Matches("^default-src 'none'; style-src 'nonce-[0-9A-F]{32}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$", page.Headers["Content-Security-Policy"]);
            Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("://", page.Body, StringComparison.Ordinal);
            Assert.Equal("noindex", page.Headers["X-Robots-Tag"]);
        }
    }

    [SkippableFact]
    public async Task PageShowsWhatIsAndSavesWhatIsChosen()
    {
        var (tenant, links) = await Person();
        await PostForm(links.Unsubscribe!, OneClick);
        var path = new Uri(links.Preferences!).AbsolutePath;
        Assert.Contains("name=\"transactional.email\" aria-label=\"Orders and account by e-mail\" checked", (await Server.Get(path)).Body, StringComparison.Ordinal);
        Assert.Contains("name=\"marketing.email\" aria-label=\"Offers and news by e-mail\">", (await Server.Get(path)).Body, StringComparison.Ordinal);

        var saved = await PostForm(path, "marketing.email=on&transactional.sms=on&quiet_from=21:30&quiet_until=06:00&time_zone=Asia%2FTokyo");

        Assert.Contains("Saved.", saved.Body, StringComparison.Ordinal);
        Assert.Equal(
            (true, false, false, true),
            (await IsOn(tenant, "marketing", "email"), await IsOn(tenant, "transactional", "email"), await IsOn(tenant, "marketing", "sms"), await IsOn(tenant, "transactional", "sms")));
        var person = (await tenant.Get("/v1/people/ann@example.org")).Json;
        Assert.Equal("""{"from":"21:30","until":"06:00"}""", person.GetProperty("quietHours").GetRawText());
        Assert.Equal("Asia/Tokyo", person.GetProperty("timeZone").GetString());
        Assert.Equal("preference_page", person.GetProperty("consents").EnumerateArray().Last().GetProperty("source").GetString());
    }

    [SkippableFact]
    public async Task AddressOfNobodyHasAPageToo()
    {
        var tenant = await Server.NewTenant();
        var links = Links(new MessageLink(default, tenant.Name, null, Channel.Sms, "+4930901820", MessageCategory.Transactional));
        var path = new Uri(links.Preferences!).AbsolutePath;

        Assert.DoesNotContain("quiet_from", (await Server.Get(path)).Body, StringComparison.Ordinal);
        await PostForm(path, "");
        Assert.Equal(["sms +4930901820 unsubscribed marketing", "sms +4930901820 unsubscribed transactional"], (await Suppressions(tenant)).Order());
        await PostForm(path, "transactional.sms=on");

        Assert.Equal(["sms +4930901820 unsubscribed marketing"], await Suppressions(tenant));
    }

    [SkippableFact]
    public async Task NamesInPagesAreText()
    {
        var tenant = await Server.NewTenant();
        var links = Links(new MessageLink(default, tenant.Name, "<b>x", Channel.Email, "<script>alert(1)</script>@x.y", MessageCategory.Marketing));

        Assert.Contains("&lt;script&gt;", (await Server.Get(new Uri(links.Unsubscribe!).AbsolutePath)).Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task LinksOfATenantThatIsNoMoreLeadNowhere()
    {
        var links = Links(new MessageLink(default, "no-such-tenant", null, Channel.Sms, "+4930901820", MessageCategory.Transactional));

        Assert.Equal(404, (await PostForm(links.Unsubscribe!, OneClick)).Status);
    }

    [SkippableFact]
    public async Task UserSetsTheirOwnWithoutBeingKnownBefore()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        var before = await Server.Get("/v1/me/preferences", anna.Token);
        Assert.Equal(8, before.Json.GetProperty("preferences").GetArrayLength());

        var saved = await Server.Put(
            "/v1/me/preferences",
            """{"preferences":[{"category":"marketing","channel":"email","isAllowed":true},{"category":"transactional","channel":"sms","isAllowed":false}],"quietHours":{"from":"22:00","until":"06:00"},"timeZone":"Europe/Berlin"}""",
            anna.Token);

        Assert.Equal(200, saved.Status);
        var person = (await tenant.Get($"/v1/people/{anna.Email}")).Json;
        Assert.Equal(("granted", "Europe/Berlin"), (person.GetProperty("consents")[0].GetProperty("kind").GetString(), person.GetProperty("timeZone").GetString()));
        Assert.Equal(anna.Email, person.GetProperty("addresses")[0].GetProperty("address").GetString());
        Assert.Equal("""{"from":"22:00","until":"06:00"}""", saved.Json.GetProperty("quietHours").GetRawText());
        var ended = await Server.Put("/v1/me/preferences", """{"quietHours":{"from":"00:00","until":"00:00"}}""", anna.Token);
        Assert.Equal(JsonValueKind.Null, ended.Json.GetProperty("quietHours").ValueKind);
        (await Server.Put("/v1/me/preferences", """{"preferences":[{"category":"all","channel":"email","isAllowed":true}]}""", anna.Token)).Refuses(422, "preferences_invalid");
        Assert.Equal(401, (await Server.Get("/v1/me/preferences", tenant.ApiKey)).Status);
    }

    [SkippableFact]
    public async Task SuppressionIsAddedListedAndReleased()
    {
        var tenant = await Server.NewTenant();
        var added = await tenant.Call("/v1/suppressions", """{"channel":"sms","address":"+49 30 901820","category":"marketing","detail":"by telephone"}""");
        var again = await tenant.Call("/v1/suppressions", """{"channel":"sms","address":"+4930901820","category":"marketing"}""");
        var id = added.Json.GetProperty("id").GetString();

        Assert.Equal((200, id), (again.Status, again.Json.GetProperty("id").GetString()));
        Assert.Equal(["sms +4930901820 manual marketing"], await Suppressions(tenant));
        Assert.Equal(1, (await tenant.Get("/v1/suppressions?channel=sms&address=%2B4930901820")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await tenant.Get("/v1/suppressions?channel=email")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(404, (await Server.Send(HttpMethod.Delete, $"/v1/suppressions/{id}", null, (await Server.NewTenant()).ApiKey)).Status);
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/suppressions/{id}", null, tenant.ApiKey)).Status);
        Assert.Empty(await Suppressions(tenant));
        foreach (var wrong in (string[])["{}", """{"channel":"sms","address":"x"}""", """{"channel":"sms","address":"+4930901820","category":"sign_in_code"}""", """{"channel":"sms","address":"+4930901820","expiresAt":"2020-01-01T00:00:00Z"}"""])
        {
            (await tenant.Call("/v1/suppressions", wrong)).Refuses(422, "suppression_invalid");
        }
    }

    private async Task<(Tenant Tenant, TemplateLinks Links)> Person()
    {
        var tenant = await Server.NewTenant();
        await Server.Put(
            "/v1/people/ann@example.org",
            """{"addresses":[{"channel":"email","address":"ann@example.org"},{"channel":"sms","address":"+4930901820"}],"consents":[{"kind":"granted","category":"marketing"}]}""",
            tenant.ApiKey);
        return (tenant, Links(new MessageLink(default, tenant.Name, "ann@example.org", Channel.Email, "ann@example.org", MessageCategory.Marketing)));
    }

    private TemplateLinks Links(MessageLink link)
    {
        var key = Convert.FromBase64String(File.ReadAllText(Path.Combine(Server.Database.Folder, "secret.key")));
        var links = new MessageLinks(new SecretBox(new SecretKeys(new SecretKey(key))), Options.Create(new OutboundOptions { PublicUrl = "https://n.example" }));
        return links.Of(link, isRequired: false, TimeProvider.System.GetUtcNow());
    }

    private async Task<Answer> PostForm(string url, string form)
    {
        var path = url.StartsWith('/') ? url : new Uri(url).AbsolutePath;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form.Length == 0 ? "x=" : form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        using var response = await Server.Http.SendAsync(request);
        return await Answer.Of(response);
    }

    private static async Task<bool> IsOn(Tenant tenant, string category, string channel)
        => (await tenant.Get("/v1/people/ann@example.org/preferences")).Json.GetProperty("preferences").EnumerateArray()
            .Single(cell => cell.GetProperty("category").GetString() == category && cell.GetProperty("channel").GetString() == channel)
            .GetProperty("isAllowed").GetBoolean();

    private static async Task<string[]> Suppressions(Tenant tenant)
        => [.. (await tenant.Get("/v1/suppressions")).Json.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("releasedAt").ValueKind == JsonValueKind.Null)
            .Select(item => string.Join(' ', ((string[])["channel", "address", "cause", "category"]).Select(name => item.GetProperty(name).GetString())))];
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePreferenceTests(SqliteStore store) : PreferenceTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPreferenceTests(PostgresStore store) : PreferenceTests(store);
