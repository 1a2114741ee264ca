using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Tenants;

public abstract class DeletionTests(Store store)
{
    private const string Canary = "canary-of-the-deleted";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private Server Server => store.Server;

    [SkippableFact]
    public async Task NothingOfADeletedTenantStaysAndItsNameIsFreeAgain()
    {
        await using var server = await store.Start();
        await using var sink = await Sink.Start();
        var tenant = await server.NewTenant("doomed");
        var email = $"{Canary}@codingninjas.com";
        await tenant.GiveRole(email, "owner");
        var anna = await tenant.SignInAs(email);
        await tenant.NewEndpoint(new { url = $"{sink.Url}{Canary}" });
        await tenant.PutSource(Canary, """{"scheme":"bearer"}""");
        await tenant.NotifyPrivately(email, Canary);
        await anna.MarkRead((await anna.Items())[0].GetProperty("id").GetString()!);
        await tenant.Publish("order.created", new { note = Canary });
        await sink.Wait(1);
        await using var socket = await anna.Connect();
        Assert.Contains(Canary, await Rows(server), StringComparison.Ordinal);

        (await tenant.Delete("")).Refuses(422, "confirmation_missing");
        (await tenant.Delete("?confirm=other")).Refuses(422, "confirmation_missing");
        Assert.Equal(202, (await tenant.Delete("?confirm=doomed")).Status);

        (await server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        (await tenant.Get("/v1/endpoints")).Refuses(401, "unauthorized");
        (await tenant.Post("""{"type":"a"}""")).Refuses(404, "not_found");
        (await tenant.RequestCode(email)).Refuses(404, "not_found");
        (await tenant.Shown()).Refuses(409, "tenant_deleting");
        (await tenant.Resume()).Refuses(409, "tenant_deleting");
        (await server.Put("/v1/admin/tenants/doomed", "{}", Server.AdminToken)).Refuses(409, "tenant_deleting");
        Assert.Equal(4001, await socket.Closed(Soon));
        // Half-way through: the next process goes on.
        await server.StartAgain();

        await Eventually.Holds(async () => (await tenant.Shown()).Status == 404, "the tenant is gone");

        Assert.DoesNotContain(Canary, await Rows(server), StringComparison.Ordinal);
        var again = await server.NewTenant("doomed");
        (await server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        (await tenant.Get("/v1/endpoints")).Refuses(401, "unauthorized");
        var newAnna = await again.SignInAs(email);
        Assert.Empty(await newAnna.Items());
        await again.NewEndpoint(new { url = sink.Url });
        var before = sink.All.Count;
        await again.Publish("order.created", new { note = "new" });
        await sink.Wait(before + 1);
        var operators = (await server.Get("/v1/admin/activity?subject=doomed", Server.AdminToken)).Json.GetProperty("items");
        Assert.Equal("tenant.deleted", Assert.Single(operators.EnumerateArray()).GetProperty("action").GetString());
    }

    [SkippableFact]
    public async Task TheSessionOfADeletedTenantIsNoneOfItsNamesake()
    {
        var tenant = await Server.NewTenant("namesake");
        var anna = await tenant.SignIn("anna");
        await tenant.Delete("?confirm=namesake");

        // Asked for all the time, so that whoever holds it in memory keeps it.
        await Eventually.Holds(
            async () =>
            {
                Assert.Equal(401, (await Server.Get("/v1/inbox", anna.Token)).Status);
                return (await tenant.Shown()).Status == 404;
            },
            "the tenant is gone");
        await Server.NewTenant("namesake");

        (await Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
    }

    [SkippableFact]
    public async Task TheDefaultTenantAndNobodysCannotBeDeleted()
    {
        (await Server.Default.Delete("?confirm=default")).Refuses(409, "tenant_is_default");
        (await Server.Send(HttpMethod.Delete, "/v1/admin/tenants/nobody?confirm=nobody", null, Server.AdminToken)).Refuses(404, "not_found");
    }

    /// <summary>Of every table; not the bytes of files, in which what was removed may stand until it is written over.</summary>
    private static Task<string> Rows(Server server) => server.Database.Dump(withFiles: false);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteDeletionTests(SqliteStore store) : DeletionTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDeletionTests(PostgresStore store) : DeletionTests(store);
