using OrleansNotify.Running;

namespace OrleansNotify.Tenants;

public abstract class SuspensionTests(Store store)
{
    private const int SuspendedCode = 4003;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private Server Server => store.Server;

    [SkippableFact]
    public async Task NoCredentialOfASuspendedTenantGetsInUntilItIsResumed()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignInWithRole("owner");
        var source = (await tenant.PutSource("till", """{"scheme":"bearer"}""")).Json.GetProperty("secret").GetString();

        Assert.Equal("suspended", (await tenant.Suspend()).Json.GetProperty("standing").GetString());

        foreach (var answer in await Everything())
        {
            answer.Refuses(403, "tenant_suspended");
        }

        Assert.Equal("suspended", (await tenant.Shown()).Json.GetProperty("standing").GetString());
        Assert.Equal("active", (await tenant.Resume()).Json.GetProperty("standing").GetString());
        Assert.All(await Everything(), answer => Assert.NotEqual(403, answer.Status));
        Assert.Equal(101, await anna.Handshake());

        async Task<Answer[]> Everything() =>
        [
            await Server.Get("/v1/inbox", anna.Token),
            await Server.Get("/v1/settings", anna.Token),
            await tenant.Get("/v1/endpoints"),
            await tenant.Get("/api/notifications"),
            await tenant.Get("/api/webhooks/settings"),
            await tenant.Call("/api/webhooks/orders", "{}"),
            await tenant.Post("""{"type":"a"}"""),
            await Server.Post($"{tenant.Prefix}/webhook/till", "{}", source),
            await tenant.RequestOtp(anna.Email, anna.Token),
            await tenant.RequestCode(anna.Email),
        ];
    }

    [SkippableFact]
    public async Task SeedRoutesAnswerInTheirOwnShape()
    {
        var tenant = await Server.NewTenant();
        await tenant.Suspend();

        var answer = await tenant.Post("""{"type":"a"}""");

        Assert.Equal("This tenant is suspended.", answer.Json.GetProperty("error").GetString());
    }

    [SkippableFact]
    public async Task SocketsOfASuspendedTenantAreClosedAndNoOthers()
    {
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        var (anna, zoe) = (await tenant.SignIn("anna"), await other.SignIn("zoe"));
        await using var socket = await anna.Connect();
        await using var others = await zoe.Connect();

        await tenant.Suspend();

        Assert.Equal(SuspendedCode, await socket.Closed(Soon));
        Assert.Equal(403, await anna.Handshake());
        Assert.Empty(await others.UntilPong());
    }

    [SkippableFact]
    public async Task DeliveriesPauseAlsoOverARestartAndGoOnWhereTheyWere()
    {
        await using var sink = await Sink.Start(500);
        await using var others = await Sink.Start(500);
        await using var server = await store.Start();
        var (tenant, other) = (await server.NewTenant(), await server.NewTenant());
        await Fail(tenant, sink);

        await tenant.Suspend();
        var sent = sink.All.Count;
        await server.StartAgain();
        // As long as another's attempts take that had the same to do.
        await Fail(other, others);
        await others.Wait(4);
        Assert.Equal(sent, sink.All.Count);
        (await tenant.Get("/v1/endpoints")).Refuses(403, "tenant_suspended");
        sink.Status = 200;
        await tenant.Resume();

        await sink.Wait(sent + 1);
        await tenant.Publish("order.created", new { number = 2 });
        var last = (await sink.Wait(sent + 2))[^1];
        Assert.Contains("2", last.Text, StringComparison.Ordinal);

        static async Task Fail(Tenant tenant, Sink sink)
        {
            await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = new[] { 2, 1, 1, 1, 1, 1, 1, 1, 1 } });
            await tenant.Publish("order.created", new { number = 1 });
            await sink.Wait(1);
        }
    }

    [SkippableFact]
    public async Task OnlyTheOperatorSuspendsAndOnlyWhatIsThere()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");

        (await Server.Post($"/v1/admin/tenants/{tenant.Name}/suspend", null, owner.Token)).Refuses(403, "forbidden");
        (await Server.Post("/v1/admin/tenants/nobody/suspend", null, Server.AdminToken)).Refuses(404, "not_found");
        (await Server.Post("/v1/admin/tenants/NOBODY/resume", null, Server.AdminToken)).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task TenantsAreListedByPage()
    {
        var (one, other) = (await Server.NewTenant("page-1"), await Server.NewTenant("page-2"));
        await other.Suspend();

        var first = (await Server.Get("/v1/admin/tenants?limit=1&after=page-0", Server.AdminToken)).Json;
        var second = (await Server.Get("/v1/admin/tenants?limit=1&after=page-1", Server.AdminToken)).Json;

        Assert.Equal((one.Name, "active", one.Name), Item(first));
        Assert.Equal((other.Name, "suspended"), (Item(second).Name, Item(second).Standing));
        (await Server.Get("/v1/admin/tenants?limit=0", Server.AdminToken)).Refuses(400, "cursor_malformed");
        (await Server.Get("/v1/admin/tenants", one.ApiKey)).Refuses(403, "forbidden");

        static (string? Name, string? Standing, string? Next) Item(System.Text.Json.JsonElement page)
        {
            var item = page.GetProperty("items")[0];
            return (item.GetProperty("name").GetString(), item.GetProperty("standing").GetString(), page.GetProperty("next").GetString());
        }
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSuspensionTests(SqliteStore store) : SuspensionTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSuspensionTests(PostgresStore store) : SuspensionTests(store);
