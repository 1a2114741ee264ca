using OrleansNotify.Running;

namespace OrleansNotify.Tenants;

public abstract class ApiKeyTests(Store store)
{
    private const string Event = """{"type":"a","payload":1}""";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task AKeyIsShownOnceAndWorksUntilItIsRevoked()
    {
        var tenant = await Server.NewTenant();
        var made = await Make(tenant, """{"name":"shop"}""");
        var (id, key) = (made.Json.GetProperty("id").GetString()!, made.Json.GetProperty("key").GetString()!);
        var path = $"/v1/admin/tenants/{tenant.Name}/api-keys";

        Assert.StartsWith($"nk_{tenant.Name}_", key, StringComparison.Ordinal);
        Assert.Equal(202, (await Server.Post("/v1/events", Event, key)).Status);
        Assert.DoesNotContain(key, (await Server.Get(path, Server.AdminToken)).Body, StringComparison.Ordinal);
        Assert.Equal("shop", (await Server.Get($"{path}/{id}", Server.AdminToken)).Json.GetProperty("name").GetString());
        Assert.DoesNotContain(key, await Server.Database.Dump(), StringComparison.Ordinal);
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"{path}/{id}", null, Server.AdminToken)).Status);
        (await Server.Post("/v1/events", Event, key)).Refuses(401, "unauthorized");
        (await Server.Send(HttpMethod.Delete, $"{path}/{id}", null, Server.AdminToken)).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task AKeyIsOfOneTenant()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());
        var endpoint = await one.NewEndpoint(new { url = "https://example.org/" });

        (await other.Get($"/v1/endpoints/{endpoint.GetProperty("id").GetString()}")).Refuses(404, "not_found");
        Assert.Empty((await other.Get("/v1/endpoints")).Json.GetProperty("items").EnumerateArray());
        (await Server.Post($"/t/{other.Name}/webhook", """{"type":"a"}""", one.ApiKey)).Is(401, Seed.Unauthorized);
    }

    [SkippableFact]
    public async Task AKeyOfATenantIsNoOperators()
    {
        var tenant = await Server.NewTenant();

        (await tenant.Get($"/v1/admin/tenants/{tenant.Name}")).Refuses(403, "forbidden");
        (await tenant.Get("/v1/inbox")).Refuses(401, "unauthorized");
    }

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"a","expiresAt":"2020-01-01T00:00:00Z"}""")]
    public async Task ABrokenKeyIsRefused(string body) => (await Make(await Server.NewTenant(), body)).Refuses(422, "api_key_invalid");

    [SkippableFact]
    public async Task NoKeyIsMadeForATenantThatIsNotThere()
        => (await Server.Post("/v1/admin/tenants/nobody/api-keys", """{"name":"a"}""", Server.AdminToken)).Refuses(404, "not_found");

    private Task<Answer> Make(Tenant tenant, string body) => Server.Post($"/v1/admin/tenants/{tenant.Name}/api-keys", body, Server.AdminToken);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteApiKeyTests(SqliteStore store) : ApiKeyTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresApiKeyTests(PostgresStore store) : ApiKeyTests(store);
