using OrleansNotify.Running;

namespace OrleansNotify.Tenants;

public abstract class TenantTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task TwoTenantsSeeNothingOfEachOther()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());
        var email = Tenant.NewAddress("anna");
        var (here, there) = (await one.SignInAs(email), await other.SignInAs(email));
        await using var socket = await there.Connect(since: 0);

        await one.Notify("canary-for-all");
        await one.NotifyPrivately(email, "canary-for-anna");
        await here.MarkRead((await here.Items())[0].GetProperty("id").GetString()!);
        await other.Notify("own");

        Assert.Equal("own", (await socket.Next("notification")).GetProperty("message").GetString());
        Assert.Empty(await socket.UntilPong());
        var inbox = await there.Inbox();
        Assert.DoesNotContain("canary", inbox.ToString(), StringComparison.Ordinal);
        Assert.Equal((1, 1), (inbox.GetProperty("unread").GetInt64(), inbox.GetProperty("items").GetArrayLength()));
    }

    [SkippableFact]
    public async Task TheTokenOfOneTenantPostsNothingToAnother()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());

        (await Server.Post($"{other.Prefix}/webhook", """{"type":"a"}""", one.WebhookToken)).Is(401, Seed.Unauthorized);
        (await Server.Post("/webhook", """{"type":"a"}""", one.WebhookToken)).Is(401, Seed.Unauthorized);
    }

    [SkippableFact]
    public async Task MarkingWhatBelongsToAnotherTenantChangesNothing()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());
        var (anna, stranger) = (await one.SignIn("anna"), await other.SignIn("zoe"));
        await one.Notify("mine");
        var id = (await anna.Items())[0].GetProperty("id").GetString()!;

        Assert.Equal(200, (await stranger.MarkRead(id)).Status);

        Assert.Equal(1, await anna.Count());
    }

    [SkippableTheory]
    [InlineData("/t/nobody/webhook")]
    [InlineData("/t/nobody/request-otp")]
    [InlineData("/t/NOBODY/v1/auth/otp/request")]
    [InlineData("/t/%2e%2e%2fdefault/webhook")]
    public async Task AnUnknownTenantIsNotFound(string path)
        => (await Server.Post(path, """{"email":"a@codingninjas.com"}""", Server.WebhookToken)).Refuses(404, "not_found");

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData(Server.WebhookToken)]
    public async Task OnlyTheOperatorMakesTenants(string? token)
    {
        (await Server.Put("/v1/admin/tenants/new", "{}", token)).Refuses(401, "unauthorized");
        (await Server.Get("/v1/admin/tenants/default", token)).Refuses(401, "unauthorized");
    }

    [SkippableFact]
    public async Task APersonsTokenIsNoOperators()
    {
        var anna = await Server.Default.SignIn("anna");

        (await Server.Put("/v1/admin/tenants/new", "{}", anna.Token)).Refuses(403, "forbidden");
    }

    [SkippableTheory]
    [InlineData("-a", "{}", "tenant_name_invalid")]
    [InlineData("A", "{}", "tenant_name_invalid")]
    [InlineData("a", """{"webhookToken":"short"}""", "tenant_invalid")]
    [InlineData("a", """{"emailDomains":[null]}""", "tenant_invalid")]
    [InlineData("a", """{"origins":[" "]}""", "tenant_invalid")]
    public async Task ABrokenTenantIsRefused(string name, string body, string code)
    {
        (await Server.Put($"/v1/admin/tenants/{name}", body, Server.AdminToken)).Refuses(422, code);
        (await Server.Get($"/v1/admin/tenants/{name}", Server.AdminToken)).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task ATenantShowsItsSettingsButNoTokens()
    {
        var tenant = await Server.NewTenant();

        var shown = await Server.Get($"/v1/admin/tenants/{tenant.Name}", Server.AdminToken);

        shown.Is(200, $$"""{"name":"{{tenant.Name}}","emailDomains":["codingninjas.com"],"origins":[],"webhookTokens":1,"standing":"active"}""");
    }

    [SkippableFact]
    public async Task ARotatedTokenWorksBesideTheNewOne()
    {
        var tenant = await Server.NewTenant();
        var newToken = $"{tenant.Name}-the-new-token-0123456789";

        var rotated = await Server.Put($"/v1/admin/tenants/{tenant.Name}", $$"""{"webhookToken":"{{newToken}}"}""", Server.AdminToken);

        Assert.Equal(2, rotated.Json.GetProperty("webhookTokens").GetInt32());
        (await tenant.Post("""{"type":"a"}""")).Is(200, Seed.Received);
        (await Server.Post($"{tenant.Prefix}/webhook", """{"type":"a"}""", newToken)).Is(200, Seed.Received);
    }

    [SkippableFact]
    public async Task ATenantWithoutATokenTakesNoWebhook()
    {
        var name = (await Server.NewTenant()).Name + "-silent";
        await Server.Put($"/v1/admin/tenants/{name}", """{"emailDomains":["codingninjas.com"]}""", Server.AdminToken);

        (await Server.Post($"/t/{name}/webhook", """{"type":"a"}""", "anything")).Is(401, Seed.Unauthorized);
        (await Server.Post($"/t/{name}/webhook", """{"type":"a"}""", "")).Is(401, Seed.Unauthorized);
    }

    [SkippableFact]
    public async Task ATenantHasItsOwnDomains()
    {
        var tenant = await Server.NewTenant();
        await Server.Put($"/v1/admin/tenants/{tenant.Name}", """{"emailDomains":["@Example.org "]}""", Server.AdminToken);

        Assert.Equal(202, (await tenant.RequestCode("anna@example.org")).Status);
        (await tenant.RequestOtp("anna@codingninjas.com")).Is(400, """{"error":"Invalid email. Must be @example.org"}""");
        (await Server.Default.RequestOtp("anna@example.org")).Is(400, Seed.EmailInvalid);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteTenantTests(SqliteStore store) : TenantTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresTenantTests(PostgresStore store) : TenantTests(store);
