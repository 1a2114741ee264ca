using OrleansNotify.Running;

namespace OrleansNotify.Walk;

/// <summary>Every operation of the document, with every credential of one tenant, shows nothing of another.</summary>
public abstract class TenantWalkTests(Store store)
{
    private static readonly int[] Refusals = [401, 403, 404];

    private static readonly Func<FullTenant, string>[] Credentials =
    [
        tenant => tenant.Person.Token, tenant => tenant.ApiKey, tenant => tenant.Tenant.WebhookToken,
    ];

    [SkippableFact]
    public async Task NoCredentialOfOneTenantShowsOrChangesAnythingOfAnother()
    {
        var server = store.Server;
        await using var mine = await FullTenant.Make(server);
        await using var theirs = await FullTenant.Make(server);
        var (document, walker) = (await ApiDocument.Of(server), new Walker(server));
        var before = await theirs.Head();

        foreach (var operation in document.Operations)
        {
            foreach (var credential in Credentials)
            {
                await WalkPast(walker, operation, credential, mine, theirs);
            }
        }

        Assert.Equal(before, await theirs.Head());
        // The other way round everything can be read but values of headers: what was looked for is there, and is as it was.
        Assert.Equal(["header"], theirs.Canaries.Keys.Except(await Shown(walker, document, theirs)));
        Assert.True(walker.Calls > 10 * document.Operations.Count);
    }

    [SkippableFact]
    public async Task NoSocketShowsAnythingOfAnotherTenant()
    {
        await using var mine = await FullTenant.Make(store.Server);
        await using var theirs = await FullTenant.Make(store.Server);
        var walker = new Walker(store.Server);

        await using var own = await theirs.Person.Connect(since: 0);
        Assert.Contains(theirs.Canaries["title"], await walker.Hear(own, theirs), StringComparison.Ordinal);
        foreach (var (since, epoch) in ((long, string?)[])[(0, null), (0, theirs.Epoch), (3, theirs.Epoch)])
        {
            await using var socket = await mine.Person.Connect(since, epoch);
            AssertNothing(theirs, await walker.Hear(socket, mine), $"/ws since {since} of {epoch}");
        }
    }

    [SkippableFact]
    public async Task NoClientOfSocketIoHearsAnythingOfAnotherTenant()
    {
        await using var mine = await FullTenant.Make(store.Server);
        await using var theirs = await FullTenant.Make(store.Server);
        var walker = new Walker(store.Server);
        var owner = await PollingClient.Connect(store.Server, new { token = theirs.Person.Token });
        await owner.Join(1, theirs.Tenant.Name);
        await theirs.Tenant.Notify($"{theirs.Mark}heard");
        await owner.HearUntil($"{theirs.Mark}heard");
        var (pid, offset) = owner.Cursor();
        await theirs.Tenant.Notify($"{theirs.Mark}missed");

        var thief = await PollingClient.Connect(store.Server, new { token = mine.Person.Token, pid, offset });
        await thief.Join(1, theirs.Tenant.Name);
        await thief.Join(2, mine.Tenant.Name);
        await thief.HearUntil(await walker.Mark(mine));

        AssertNothing(theirs, thief.Heard, "/socket.io/");
    }

    private static async Task WalkPast(Walker walker, Operation operation, Func<FullTenant, string> credential, FullTenant mine, FullTenant theirs)
    {
        // A name that callers choose is their own, whoever else has one like it.
        var (own, other) = (Filling.Path(operation, mine), Filling.Path(operation, operation.IsNamedByCaller ? mine : theirs));
        var queries = operation.Parameters("query").Select(name => Filling.Query(operation, name, theirs)).Prepend("").ToList();
        foreach (var body in Filling.BodiesOf(operation, theirs))
        {
            foreach (var query in queries)
            {
                await Ask(own + query, body, isTheirs: false);
                // What needs no credential answers alike for every name.
                await Ask(other + query, body, isTheirs: own != other && operation.Credentials.Length > 0);
            }

            await Ask(own, body, operation.Parameters("header").Contains("x-tenant-id"), theirs.Tenant.Name);
            if (operation.IsOfTenants)
            {
                await Ask(theirs.Tenant.Prefix + other, body, operation.Credentials.Length > 0);
                await Ask(theirs.Tenant.Prefix + own, body, operation.Credentials.Length > 0);
            }
        }

        async Task Ask(string address, string? body, bool isTheirs, string? named = null)
        {
            var (status, text) = await walker.Call(operation, address, body, credential(mine), mine, named);
            AssertNothing(theirs, text, $"{operation} as {address}");
            Assert.False(isTheirs && !IsRefused(status, text), $"{operation} as {address}, named {named}: {text}");
            if (status < 300 && operation.Method != "GET")
            {
                await Renew(mine);
            }
        }
    }

    /// <summary>Which kinds of canaries their owner can read.</summary>
    private static async Task<HashSet<string>> Shown(Walker walker, ApiDocument document, FullTenant tenant)
    {
        var shown = new HashSet<string>();
        foreach (var operation in document.Operations.Where(operation => operation.Method == "GET"))
        {
            foreach (var token in (string[])[tenant.Person.Token, tenant.MemberToken, tenant.ApiKey, Server.AdminToken])
            {
                var prefix = operation.IsOfTenants ? tenant.Tenant.Prefix : "";
                var limit = operation.Parameters("query").Contains("limit") ? "?limit=100" : "";
                var (_, text) = await walker.Call(operation, prefix + Filling.Path(operation, tenant) + limit, null, token, tenant);
                shown.UnionWith(tenant.Canaries.Where(canary => text.Contains(canary.Value, StringComparison.Ordinal)).Select(canary => canary.Key));
            }
        }

        return shown;
    }

    /// <summary>Operations may end the credential that they are called with.</summary>
    private static async Task Renew(FullTenant mine)
    {
        if ((await mine.Server.Get("/v1/inbox/count", mine.Person.Token)).Status != 200)
        {
            mine.Person = await mine.Person.OnAnotherDevice();
        }

        if ((await mine.Server.Get("/v1/endpoints?limit=1", mine.ApiKey)).Status != 200)
        {
            var made = await mine.Server.Post($"/v1/admin/tenants/{mine.Tenant.Name}/api-keys", """{"name":"walk"}""", Server.AdminToken);
            mine.ApiKey = made.Json.GetProperty("key").GetString()!;
        }
    }

    // A body with members that a route does not know is refused before anything is looked up.
    private static bool IsRefused(int status, string text) => Refusals.Contains(status) || text.Contains("member_unknown", StringComparison.Ordinal);

    private static void AssertNothing(FullTenant theirs, string text, string where)
    {
        foreach (var secret in (string[])[theirs.Mark, theirs.EventId, theirs.EndpointId, theirs.PersonsEndpointId, theirs.ReplayId, theirs.KeyId])
        {
            Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{where} shows {secret} of another tenant: {text}");
        }
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteTenantWalkTests(SqliteStore store) : TenantWalkTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresTenantWalkTests(PostgresStore store) : TenantWalkTests(store);
