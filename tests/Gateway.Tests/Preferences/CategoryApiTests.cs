using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Outbound;
using OrleansNotify.Running;
using OrleansNotify.Secrets;

namespace OrleansNotify.Preferences;

public abstract class CategoryApiTests(Store store)
{
    private const string Deliveries = """{"labels":{"en":"Deliveries","de":"Lieferungen & mehr"},"eventTypes":["order.shipped"],"defaults":{"sms":false}}""";
    private const string Notices = """{"labels":{"en":"Security"},"eventTypes":["security.*"],"isRequired":true}""";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task ExplanationObeysTheCategoryOfTheEvent()
    {
        var tenant = await Tenant();
        string[] Words(Answer answer) => [.. answer.Json.GetProperty("messages").EnumerateArray()
            .Select(message => $"{message.GetProperty("channel").GetString()} {message.GetProperty("decision").GetProperty("reason").GetString()}").Order(StringComparer.Ordinal)];

        Assert.Equal(["email none", "sms preference_off"], Words(await Explain(tenant, "order.shipped")));
        Assert.Equal(["email none", "sms none"], Words(await Explain(tenant, "order.created")));
        await Choose(tenant, ("deliveries", "sms", true), ("deliveries", "email", false));
        Assert.Equal(["email preference_off", "sms none"], Words(await Explain(tenant, "order.shipped")));
        await Choose(tenant, ("transactional", "sms", false), ("transactional", "email", false));
        Assert.Equal(["email none", "sms none"], Words(await Explain(tenant, "security.login")));
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, "/v1/categories/deliveries", null, tenant.ApiKey)).Status);
        Assert.Equal(["email preference_off", "sms preference_off"], Words(await Explain(tenant, "order.shipped")));
    }

    [SkippableFact]
    public async Task RequiredCategoryCannotBeSwitchedOffAndHasNoLinkToUnsubscribe()
    {
        var tenant = await Tenant();

        (await Server.Put("/v1/people/ann/preferences", """{"preferences":[{"category":"notices","channel":"email","isAllowed":false}]}""", tenant.ApiKey)).Refuses(422, "preference_required");

        var links = Links().Of(Link(tenant, 17), isRequired: true, TimeProvider.System.GetUtcNow());
        Assert.Null(links.Unsubscribe);
        var old = $"/u/{Links().Token(Link(tenant, 17))}";
        Assert.Contains("always sent", (await PostForm(old, "List-Unsubscribe=One-Click")).Body, StringComparison.Ordinal);
        Assert.True(await IsOn(tenant, "notices", "email"));
    }

    [SkippableFact]
    public async Task LinkUnsubscribesFromItsCategoryAloneAndFromTheBuiltInOneOnceThatIsDeleted()
    {
        var tenant = await Tenant();
        var link = $"/u/{Links().Token(Link(tenant, 16))}";
        Assert.Contains("Deliveries", (await Server.Get(link)).Body, StringComparison.Ordinal);

        await PostForm(link, "List-Unsubscribe=One-Click");

        Assert.Equal((false, true), (await IsOn(tenant, "deliveries", "email"), await IsOn(tenant, "transactional", "email")));
        Assert.Equal("deliveries", (await tenant.Get("/v1/suppressions")).Json.GetProperty("items")[0].GetProperty("category").GetString());
        await Server.Send(HttpMethod.Delete, "/v1/categories/deliveries", null, tenant.ApiKey);
        await PostForm(link, "List-Unsubscribe=One-Click");
        Assert.False(await IsOn(tenant, "transactional", "email"));
    }

    [SkippableFact]
    public async Task PageHasTheTenantsCategoriesInThePersonsLanguage()
    {
        var tenant = await Tenant();
        var path = $"/preferences/{Links().Token(Link(tenant, 16) with { Kind = MessageLinkKind.Preferences })}";
        var page = (await Server.Get(path)).Body;
        Assert.Contains("Lieferungen &amp; mehr by SMS\">", page, StringComparison.Ordinal);
        Assert.Contains("name=\"notices.email\" aria-label=\"Security by e-mail\" checked disabled", page, StringComparison.Ordinal);

        await PostForm(path, "transactional.email=on&deliveries.sms=on");

        Assert.Equal(
            (false, true, true), (await IsOn(tenant, "deliveries", "email"), await IsOn(tenant, "deliveries", "sms"), await IsOn(tenant, "notices", "email")));
    }

    [SkippableFact]
    public async Task UserSeesTheCategoriesAndChoosesTheirOwn()
    {
        var tenant = await Tenant();
        var anna = await tenant.SignIn("anna");

        var seen = (await Server.Get("/v1/me/preferences?language=de-AT", anna.Token)).Json;

        Assert.Equal(
            ["transactional Orders and account False", "marketing Offers and news False", "deliveries Lieferungen & mehr False", "notices Security True"],
            seen.GetProperty("categories").EnumerateArray().Select(category
                => $"{category.GetProperty("id")} {category.GetProperty("label")} {category.GetProperty("isRequired")}"));
        Assert.Equal("""["email"]""", seen.GetProperty("channels").GetRawText());
        Assert.Equal(16, seen.GetProperty("preferences").GetArrayLength());
        var saved = await Server.Put("/v1/me/preferences", """{"preferences":[{"category":"deliveries","channel":"email","isAllowed":false}]}""", anna.Token);
        Assert.Equal(200, saved.Status);
        Assert.False(Cell(saved.Json, "deliveries", "email"));
        Assert.True(await IsOn(tenant, "deliveries", "email"));
    }

    [SkippableFact]
    public async Task ConsentsAndSuppressionsTakeTheTenantsCategories()
    {
        var tenant = await Tenant();
        var consent = await tenant.Call("/v1/people/ann/consents", """{"kind":"withdrawn","category":"deliveries"}""");
        Assert.Equal("deliveries", consent.Json.GetProperty("category").GetString());
        var saved = await Server.Put("/v1/people/ben", """{"consents":[{"kind":"granted","category":"deliveries"}]}""", tenant.ApiKey);
        Assert.Equal("deliveries", saved.Json.GetProperty("consents")[0].GetProperty("category").GetString());
        (await Server.Put("/v1/people/ben", """{"consents":[{"kind":"granted","category":"unknown"}]}""", tenant.ApiKey)).Refuses(422, "person_invalid");
        Assert.Equal(200, (await tenant.Call("/v1/suppressions", """{"channel":"sms","address":"+4930901820","category":"deliveries"}""")).Status);
        (await tenant.Call("/v1/suppressions", """{"channel":"sms","address":"+4930901820","category":"unknown"}""")).Refuses(422, "suppression_invalid");
        (await Server.Put("/v1/people/ann/preferences", """{"preferences":[{"category":"unknown","channel":"email","isAllowed":true}]}""", tenant.ApiKey)).Refuses(422, "preferences_invalid");
    }

    [SkippableFact]
    public async Task CategoriesAreListedAndWrongOnesRefused()
    {
        var tenant = await Tenant();
        var items = (await tenant.Get("/v1/categories")).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["transactional", "marketing", "deliveries", "notices"], items.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("""{"email":true,"sms":false,"whatsapp":true,"push":true}""", items[2].GetProperty("defaults").GetRawText());

        foreach (var wrong in (string[])["{}", """{"labels":{"en":"x"},"eventTypes":["a b"]}""", """{"labels":{"en":"x"},"eventTypes":["a"],"defaults":{"fax":true}}""", """{"labels":{"en":null},"eventTypes":["a"]}""", """{"labels":{"en":"x"},"eventTypes":["marketing.a"]}"""])
        {
            (await Server.Put("/v1/categories/x", wrong, tenant.ApiKey)).Refuses(422, "category_invalid");
        }

        (await Server.Put("/v1/categories/transactional", Deliveries, tenant.ApiKey)).Refuses(422, "category_invalid");
        Assert.Equal(2, (await (await Server.NewTenant()).Get("/v1/categories")).Json.GetProperty("items").GetArrayLength());
    }

    private async Task<Tenant> Tenant()
    {
        var tenant = await Server.NewTenant();
        Assert.Equal(200, (await Server.Put("/v1/categories/deliveries", Deliveries, tenant.ApiKey)).Status);
        Assert.Equal(200, (await Server.Put("/v1/categories/notices", Notices, tenant.ApiKey)).Status);
        await Server.Put(
            "/v1/people/ann", """{"language":"de","addresses":[{"channel":"email","address":"ann@example.org"},{"channel":"sms","address":"+4930901820"}]}""", tenant.ApiKey);
        return tenant;
    }

    private static Task<Answer> Explain(Tenant tenant, string type)
        => tenant.Call("/v1/messages/explain", JsonSerializer.Serialize(new { type, payload = new { title = "A title" }, audience = new[] { "p:ann" } }));

    private Task<Answer> Choose(Tenant tenant, params (string Category, string Channel, bool IsAllowed)[] chosen) => Server.Put(
        "/v1/people/ann/preferences",
        JsonSerializer.Serialize(new { preferences = chosen.Select(one => new { category = one.Category, channel = one.Channel, isAllowed = one.IsAllowed }) }), tenant.ApiKey);

    private static async Task<bool> IsOn(Tenant tenant, string category, string channel)
        => Cell((await tenant.Get("/v1/people/ann/preferences")).Json, category, channel);

    private static bool Cell(JsonElement preferences, string category, string channel) => preferences.GetProperty("preferences").EnumerateArray()
        .Single(cell => cell.GetProperty("category").GetString() == category && cell.GetProperty("channel").GetString() == channel)
        .GetProperty("isAllowed").GetBoolean();

    private static MessageLink Link(Tenant tenant, int category)
        => new(default, tenant.Name, "ann", Channel.Email, "ann@example.org", (MessageCategory)category);

    private MessageLinks Links()
    {
        var key = Convert.FromBase64String(File.ReadAllText(Path.Combine(Server.Database.Folder, "secret.key")));
        return new MessageLinks(new SecretBox(new SecretKeys(new SecretKey(key))), Options.Create(new OutboundOptions { PublicUrl = "https://n.example" }));
    }

    private async Task<Answer> PostForm(string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") };
        using var response = await Server.Http.SendAsync(request);
        return await Answer.Of(response);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteCategoryApiTests(SqliteStore store) : CategoryApiTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresCategoryApiTests(PostgresStore store) : CategoryApiTests(store);
