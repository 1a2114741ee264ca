using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

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
        { "GET /v1/deliveries/{otherDelivery}", 404, 404, 404 },
        { "GET /v1/deliveries/{otherDelivery}/payload", 404, 404, 404 },
        { "GET /v1/deliveries/{otherDelivery}/siblings", 404, 404, 404 },
        { "POST /v1/deliveries/{otherDelivery}/resend", 403, 404, 403 },
        { "GET /v1/deliveries?endpoint={other}", 404, 404, 404 },
        { "GET /v1/deliveries.csv?endpoint={other}", 404, 404, 404 },
        { "GET /v1/deliveries/stats?endpoint={other}", 404, 404, 404 },
        { "GET /v1/deliveries/stream?endpoint={other}", 404, 404, 404 },
        { "GET /v1/endpoints/{other}/stats", 404, 404, 404 },
        { "GET /v1/endpoints/{other}/replays", 404, 404, 404 },
        { "GET /v1/bulk", 200, 200, 200 },
        { "GET /v1/bulk/none", 404, 404, 404 },
        { "GET /v1/settings/portal", 403, 403, 403 },
        { "PUT /v1/settings/portal", 403, 403, 403 },
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

    public static TheoryData<string, string, string> Changes => new()
    {
        // route, body, the only capability that leads there
        { "POST /v1/endpoints", """{"url":"https://example.org/"}""", "manage_endpoints" },
        { "PATCH /v1/endpoints/{own}", """{"description":"x"}""", "manage_endpoints" },
        { "POST /v1/endpoints/{own}/pause", "{}", "manage_endpoints" },
        { "POST /v1/endpoints/{own}/resume", "{}", "manage_endpoints" },
        { "POST /v1/endpoints/{own}/disable", "{}", "manage_endpoints" },
        { "POST /v1/endpoints/{own}/enable", "{}", "manage_endpoints" },
        { "POST /v1/endpoints/{own}/cancel", "{}", "manage_endpoints" },
        { "POST /v1/bulk", """{"action":"cancel"}""", "manage_endpoints" },
        { "POST /v1/bulk", """{"action":"resend"}""", "create_attempts" },
        { "POST /v1/bulk", """{"action":"resend","dryRun":true}""", "create_attempts" },
        { "POST /v1/bulk", """{"action":"purge"}""", "none" },
        { "POST /v1/endpoints/{own}/rotate", "{}", "view_secret" },
        { "POST /v1/endpoints/{own}/test", "{}", "create_attempts" },
        { "POST /v1/endpoints/{own}/replays", "{}", "create_attempts" },
        { "POST /v1/deliveries/none/resend", "{}", "create_attempts" },
        { "POST /v1/replays/none/pause", "{}", "create_attempts" },
        { "POST /v1/deliveries/purge", "{}", "none" },
        { "POST /v1/deliveries/resend", "{}", "none" },
        { "DELETE /v1/endpoints/{own}", "{}", "manage_endpoints" },
    };

    [SkippableFact]
    public async Task EachChangeNeedsItsOwnCapabilityAndNoOtherLeadsThere()
    {
        var tenant = await Server.NewTenant();
        var ann = await tenant.SignIn("ann");
        string[] capabilities = ["view", "manage_endpoints", "view_secret", "create_attempts"];
        var tokens = new Dictionary<string, string>();
        foreach (var capability in capabilities)
        {
            tokens[capability] = await Open(tenant, ann.Email, $"""["{capability}"]""");
        }

        var wrong = new List<string>();
        var own = await EndpointOf(ann);
        foreach (var row in Changes)
        {
            // The one that leads there comes last, as it may delete the endpoint.
            foreach (var (capability, token) in tokens.OrderBy(token => token.Key == (string)row[2]))
            {
                var parts = ((string)row[0]).Replace("{own}", own, StringComparison.Ordinal).Split(' ');
                var answer = await Server.Send(new HttpMethod(parts[0]), parts[1], (string)row[1], token);
                if ((answer.Status == 403) == (capability == (string)row[2]) || answer.Status is 401 or >= 500)
                {
                    wrong.Add($"{row[0]} {row[1]} with {capability}: {answer.Status} {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableFact]
    public async Task NoOtherRouteTakesAPortalsToken()
    {
        var tenant = await Server.NewTenant();
        var token = await Open(tenant, (await tenant.SignIn("ann")).Email, All);
        string[] rooms = ["/v1/endpoints", "/v1/deliveries", "/v1/replays", "/v1/bulk"];
        var wrong = new List<string>();
        foreach (var operation in (await ApiDocument.Of(Server)).Operations.Where(one => one.Credentials.Length > 0 && !rooms.Any(room => one.Path.StartsWith(room, StringComparison.Ordinal))))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(operation.Path, "{[^}]+}", "none");
            var answer = await Server.Send(new HttpMethod(operation.Method), path, operation.HasBody ? operation.Example ?? "{}" : null, token);
            // Some are open to all of them, as without credentials in Development.
            if (answer.Status is not (401 or 403 or 404) && (await Server.Send(new HttpMethod(operation.Method), path, operation.HasBody ? operation.Example ?? "{}" : null)).Status is 401 or 403)
            {
                wrong.Add($"{operation}: {answer.Status} {answer.Body}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableTheory]
    [InlineData("id")]
    [InlineData("consumer")]
    [InlineData("session")]
    public async Task AnOpenStreamEndsWithItsLink(string by)
    {
        var tenant = await Server.NewTenant();
        var (ann, bob) = (await tenant.SignIn("ann"), await tenant.SignIn("bob"));
        var token = (await Exchange(await Link(tenant, ann.Email, "[]", sessionId: "s1"))).Json.GetProperty("token").GetString()!;
        var other = await Open(tenant, bob.Email, "[]");
        await using var stream = await (await Deliveries.ChangeClient.Open(Server, token)).CaughtUp();
        await using var others = await (await Deliveries.ChangeClient.Open(Server, other)).CaughtUp();
        var link = (await tenant.Get("/v1/portal-links")).Json.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("consumer").GetString() == ann.Email);
        var which = by switch { "id" => $"/{link.GetProperty("id").GetString()}", "consumer" => $"?consumer={ann.Email}", _ => "?sessionId=s1" };

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/portal-links{which}", null, tenant.ApiKey)).Status);

        Assert.Equal(401, (await Server.Get("/v1/endpoints", token)).Status);
        await Eventually.Holds(() => stream.Ended.IsCompleted, "the stream ends with its link");
        Assert.False(others.Ended.IsCompleted);
    }

    [SkippableFact]
    public async Task APortalShowsOnlyItsConsumersEndpointsWithinItsCapabilities()
    {
        var tenant = await Server.NewTenant();
        var (ann, bob) = (await tenant.SignIn("ann"), await tenant.SignIn("bob"));
        var (own, other) = (await EndpointOf(ann), await EndpointOf(bob));
        Assert.Equal(202, (await tenant.Publish("""{"type":"order.created","payload":1,"audience":["*"]}""")).Status);
        string? otherDelivery = null;
        await Eventually.Holds(
            async () => (otherDelivery = (await Server.Get("/v1/deliveries", bob.Token)).Json.GetProperty("items").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } item
                ? item.GetProperty("id").GetString() : null) is not null,
            "the other one has a delivery");
        string[] tokens = [await Open(tenant, ann.Email, """["view"]"""), await Open(tenant, ann.Email, All), await Open(tenant, ann.Email, All, isReadOnly: true)];

        var wrong = new List<string>();
        foreach (var row in Routes)
        {
            var route = ((string)row[0]).Replace("{own}", own, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal)
                .Replace("{otherDelivery}", otherDelivery, StringComparison.Ordinal);
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
