using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Portals;

/// <summary>What a consumer of a tenant sees and does by a link, and nothing beside it.</summary>
public abstract class PortalTests(Store store)
{
    private const string All = """["view","manage_endpoints","view_secret","create_attempts"]""";

    private Server Server => store.Server;

    public static TheoryData<string, int, int, int> Routes => new()
    {
        // route, view, all, read only; 403 where a capability is missing
        { "GET /v1/endpoints", 200, 200, 200 },
        { "GET /v1/endpoints/{own}", 200, 200, 200 },
        { "GET /v1/endpoints/{other}", 404, 404, 404 },
        { "GET /v1/deliveries", 200, 200, 200 },
        { "PATCH /v1/endpoints/{own}", 403, 200, 403 },
        { "PATCH /v1/endpoints/{other}", 403, 404, 403 },
        { "POST /v1/endpoints", 403, 422, 403 },
        { "POST /v1/endpoints/{own}/pause", 403, 200, 403 },
        { "POST /v1/endpoints/{own}/rotate", 403, 200, 403 },
        { "POST /v1/endpoints/{other}/rotate", 403, 404, 403 },
        { "GET /v1/endpoints/{own}/replays", 200, 200, 200 },
        { "POST /v1/deliveries/none/resend", 403, 404, 403 },
        { "POST /v1/deliveries/purge", 403, 403, 403 },
        { "POST /v1/events", 403, 403, 403 },
        { "GET /v1/settings", 403, 403, 403 },
        { "GET /v1/members", 403, 403, 403 },
        { "GET /v1/messages", 403, 403, 403 },
        { "GET /v1/topics", 403, 403, 403 },
        { "GET /webhooks", 403, 403, 403 },
        { "GET /api/notifications", 403, 403, 403 },
        { "POST /v1/api-keys", 403, 403, 403 },
        { "POST /v1/portal-links", 403, 403, 403 },
        { "GET /v1/inbox", 401, 401, 401 },
        { "GET /v1/sessions", 401, 401, 401 },
        { "POST /v1/live/tickets", 401, 401, 401 },
        { "GET /v1/admin/tenants", 401, 401, 401 },
    };

    [SkippableFact]
    public async Task APortalShowsOnlyItsConsumersEndpointsWithinItsCapabilities()
    {
        var tenant = await Server.NewTenant();
        var (ann, bob) = (await tenant.SignIn("ann"), await tenant.SignIn("bob"));
        var (own, other) = (await EndpointOf(ann), await EndpointOf(bob));
        string[] tokens = [await Open(tenant, ann.Email, """["view"]"""), await Open(tenant, ann.Email, All), await Open(tenant, ann.Email, All, isReadOnly: true)];

        var wrong = new List<string>();
        foreach (var row in Routes)
        {
            var route = ((string)row[0]).Replace("{own}", own, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal);
            for (var i = 0; i < tokens.Length; i++)
            {
                var answer = await tenant.Ask(route, tokens[i]);
                if (answer.Status != (int)row[i + 1])
                {
                    wrong.Add($"{route} as {i}: {answer.Status}, not {row[i + 1]}: {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var listed = Assert.Single((await Server.Get("/v1/endpoints", tokens[0])).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(own, listed.GetProperty("id").GetString());
    }

    [SkippableFact]
    public async Task ALinkOpensOnceAndEndsAtOnceByItsConsumerOrSession()
    {
        var tenant = await Server.NewTenant();
        var ann = await tenant.SignIn("ann");
        var code = await Link(tenant, ann.Email, "[]", sessionId: "s1");
        var opened = await Exchange(code);
        Assert.Equal(200, opened.Status);
        (await Exchange(code)).Refuses(410, "link_expired");
        var (token, second) = (opened.Json.GetProperty("token").GetString(), await Open(tenant, ann.Email, "[]"));
        Assert.DoesNotContain(token!, await Server.Database.Dump(), StringComparison.Ordinal);

        Assert.Equal(204, (await tenant.Server.Send(HttpMethod.Delete, "/v1/portal-links?sessionId=s1", null, tenant.ApiKey)).Status);

        Assert.Equal(401, (await Server.Get("/v1/endpoints", token)).Status);
        Assert.Equal(200, (await Server.Get("/v1/endpoints", second)).Status);
        var unopened = await Link(tenant, ann.Email, "[]");
        Assert.Equal(204, (await tenant.Server.Send(HttpMethod.Delete, $"/v1/portal-links?consumer={ann.Email}", null, tenant.ApiKey)).Status);
        Assert.Equal(401, (await Server.Get("/v1/endpoints", second)).Status);
        (await Exchange(unopened)).Refuses(410, "link_expired");
        Assert.Empty((await tenant.Get("/v1/portal-links")).Json.GetProperty("items").EnumerateArray());
    }

    [SkippableTheory]
    [InlineData("""{"consumer":"nobody"}""", "consumer_invalid")]
    [InlineData("""{"consumer":"a@b.com","capabilities":["everything"]}""", "portal_link_invalid")]
    [InlineData("""{"consumer":"a@b.com","expiresIn":3599}""", "portal_link_invalid")]
    [InlineData("""{"consumer":"a@b.com","expiresIn":604801}""", "portal_link_invalid")]
    [InlineData("""{"consumer":"a@b.com","sessionId":""}""", "portal_link_invalid")]
    public async Task ALinkThatIsMalformedIsRefused(string body, string code)
    {
        var tenant = await Server.NewTenant();

        (await tenant.Call("/v1/portal-links", body)).Refuses(422, code);
    }

    private async Task<string> EndpointOf(Person person)
    {
        var made = await Server.Post("/v1/endpoints", """{"url":"https://example.org/hook"}""", person.Token);
        Assert.True(made.Status == 201, made.Body);
        return made.Json.GetProperty("id").GetString()!;
    }

    private async Task<string> Open(Tenant tenant, string consumer, string capabilities, bool isReadOnly = false)
    {
        var opened = await Exchange(await Link(tenant, consumer, capabilities, isReadOnly));
        Assert.True(opened.Status == 200, opened.Body);
        return opened.Json.GetProperty("token").GetString()!;
    }

    private static async Task<string> Link(Tenant tenant, string consumer, string capabilities, bool isReadOnly = false, string? sessionId = null)
    {
        var made = await tenant.Call("/v1/portal-links", JsonSerializer.Serialize(
            new { consumer, capabilities = JsonDocument.Parse(capabilities).RootElement, readOnly = isReadOnly, sessionId }));
        Assert.True(made.Status == 201, made.Body);
        return made.Json.GetProperty("url").GetString()!.Split("/app/portal#")[1];
    }

    private Task<Answer> Exchange(string code) => Server.Post("/auth/portal", JsonSerializer.Serialize(new { code }));
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePortalTests(SqliteStore store) : PortalTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPortalTests(PostgresStore store) : PortalTests(store);
