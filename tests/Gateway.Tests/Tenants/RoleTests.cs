using OrleansNotify.Running;

namespace OrleansNotify.Tenants;

/// <summary>Who may what: each route with the status that each role gets.</summary>
public abstract class RoleTests(Store store)
{
    private const string Nothing = "00000000000000000000000000000000";

    private Server Server => store.Server;

    // Bodies are empty: 422 (or 404, 400) means that the role was enough.
    public static TheoryData<string, int, int, int, int> Routes => new()
    {
        // route, none, viewer, admin, owner
        { "GET /v1/settings", 403, 200, 200, 200 },
        { "PATCH /v1/settings", 403, 403, 200, 200 },
        { "GET /api/webhooks/settings", 403, 200, 200, 200 },
        { "PATCH /api/webhooks/settings", 403, 403, 200, 200 },
        { "POST /api/webhooks/settings/generate-secret", 403, 403, 200, 200 },
        { "GET /v1/sources", 403, 200, 200, 200 },
        { "GET /v1/sources/none", 403, 404, 404, 404 },
        { "GET /v1/sources/none/refusals", 403, 404, 404, 404 },
        { "PUT /v1/sources/none", 403, 403, 422, 422 },
        { "DELETE /v1/sources/none", 403, 403, 404, 404 },
        { "GET /v1/api-keys", 403, 403, 200, 200 },
        { "POST /v1/api-keys", 403, 403, 422, 422 },
        { "DELETE /v1/api-keys/none", 403, 403, 404, 404 },
        { "GET /v1/members", 403, 403, 200, 200 },
        { "PUT /v1/members/a@b.com", 403, 403, 403, 422 },
        { "DELETE /v1/members/a@b.com", 403, 403, 403, 404 },
        { "DELETE /v1/members/a@b.com/sessions", 403, 403, 403, 404 },
        { "GET /v1/members/invitations", 403, 403, 200, 200 },
        { "POST /v1/members/invitations", 403, 403, 422, 422 },
        { "DELETE /v1/members/invitations/none", 403, 403, 404, 404 },
        { "GET /v1/views", 403, 200, 200, 200 },
        { "POST /v1/views", 403, 422, 422, 422 },
        { "PUT /v1/views/none", 403, 404, 404, 404 },
        { "DELETE /v1/views/none", 403, 404, 404, 404 },
        { "GET /v1/settings/portal", 403, 200, 200, 200 },
        { "PUT /v1/settings/portal", 403, 403, 200, 200 },
        { "PUT /v1/settings/portal/logo", 403, 403, 422, 422 },
        { "DELETE /v1/settings/portal/logo", 403, 403, 200, 200 },
        { "GET /v1/sso-providers", 403, 403, 200, 200 },
        { "GET /v1/sso-providers/none", 403, 403, 404, 404 },
        { "PUT /v1/sso-providers/none", 403, 403, 403, 422 },
        { "DELETE /v1/sso-providers/none", 403, 403, 403, 404 },
        { "POST /v1/sso-providers/none/test", 403, 403, 403, 404 },
        { "GET /v1/portal-links", 403, 403, 200, 200 },
        { "POST /v1/portal-links", 403, 403, 422, 422 },
        { "DELETE /v1/portal-links/none", 403, 403, 404, 404 },
        { "DELETE /v1/portal-links?consumer=none", 403, 403, 204, 204 },
        { "GET {auth}/me", 200, 200, 200, 200 },
        { "POST {auth}/password", 403, 422, 422, 422 },
        { "POST {auth}/totp/begin", 403, 403, 403, 403 },
        { "GET {auth}/passkeys", 403, 200, 200, 200 },
        { "POST {auth}/passkeys/begin", 403, 403, 403, 403 },
        { "GET /v1/users/a@b.com/sessions", 403, 403, 403, 404 },
        { "DELETE /v1/users/a@b.com/sessions", 403, 403, 403, 404 },
        { "GET /v1/sessions", 200, 200, 200, 200 },
        { "DELETE /v1/sessions/none", 404, 404, 404, 404 },
        { "GET /v1/activity", 403, 200, 200, 200 },
        { "GET /v1/activity.csv", 403, 200, 200, 200 },
        { "GET /v1/people", 403, 200, 200, 200 },
        { "GET /v1/people/none", 403, 404, 404, 404 },
        { "POST /v1/people/import", 403, 403, 422, 422 },
        { "PUT /v1/people/none", 403, 403, 200, 200 },
        { "GET /v1/people/none/addresses", 403, 200, 200, 200 },
        { "POST /v1/people/none/addresses", 403, 403, 422, 422 },
        { "DELETE /v1/people/none/addresses", 403, 403, 404, 404 },
        { "GET /v1/people/none/consents", 403, 200, 200, 200 },
        { "POST /v1/people/none/consents", 403, 403, 422, 422 },
        { "GET /v1/people/none/preferences", 403, 200, 200, 200 },
        { "PUT /v1/people/none/preferences", 403, 403, 200, 200 },
        { "DELETE /v1/people/none", 403, 403, 204, 404 },
        { "GET /v1/suppressions", 403, 200, 200, 200 },
        { "POST /v1/suppressions", 403, 403, 422, 422 },
        { "DELETE /v1/suppressions/none", 403, 403, 404, 404 },
        { "GET /v1/categories", 403, 200, 200, 200 },
        { "PUT /v1/categories/none", 403, 403, 422, 422 },
        { "DELETE /v1/categories/none", 403, 403, 404, 404 },
        { "GET /v1/templates", 403, 200, 200, 200 },
        { "GET /v1/templates/a/sms/en", 403, 404, 404, 404 },
        { "PUT /v1/templates/a/sms/en", 403, 403, 422, 422 },
        { "GET /v1/templates/a/sms/en/versions", 403, 404, 404, 404 },
        { "POST /v1/templates/a/sms/en/publish", 403, 403, 404, 404 },
        { "POST /v1/templates/a/sms/en/preview", 403, 200, 200, 200 },
        { "DELETE /v1/templates/a/sms/en", 403, 403, 404, 404 },
        { "GET /v1/me/preferences", 200, 200, 200, 200 },
        { "PUT /v1/me/preferences", 200, 200, 200, 200 },
        { "GET /sources", 403, 200, 200, 200 },
        { "GET /debug/status", 403, 200, 200, 200 },
        { "GET /v1/endpoints", 200, 200, 200, 200 },
        { "GET /v1/deliveries", 200, 200, 200, 200 },
        { "GET /v1/deliveries/stats", 200, 200, 200, 200 },
        { "GET /v1/queues/history", 403, 200, 200, 200 },
        { "GET /v1/bulk", 200, 200, 200, 200 },
        { "GET /v1/bulk/none", 404, 404, 404, 404 },
        { "POST /v1/bulk/none/pause", 404, 403, 404, 404 },
        { "GET /v1/deliveries.csv", 200, 200, 200, 200 },
        { "GET /v1/deliveries.pdf", 200, 200, 200, 200 },
        { "GET /v1/deliveries.pdf?zone=Nowhere", 400, 400, 400, 400 },
        { "GET /v1/deliveries/none/payload", 404, 404, 404, 404 },
        { "GET /v1/deliveries/none/siblings", 404, 404, 404, 404 },
        { "GET /v1/events", 403, 200, 200, 200 },
        { "GET /v1/events/none", 403, 404, 404, 404 },
        { "GET /v1/events/none/why", 403, 404, 404, 404 },
        { "GET /v1/deliveries/stream?cursor=x", 400, 400, 400, 400 },
        { "GET /v1/messages", 403, 200, 200, 200 },
        { "GET /v1/messages/none", 403, 404, 404, 404 },
        { "GET /v1/messages/export.csv", 403, 200, 200, 200 },
        { "POST /v1/messages/none/resend", 403, 403, 404, 404 },
        { "POST /v1/messages/none/cancel", 403, 403, 404, 404 },
        { "POST /v1/messages/none/release", 403, 403, 404, 404 },
        { "GET /v1/providers", 403, 200, 200, 200 },
        { "GET /v1/providers/catalogue", 403, 200, 200, 200 },
        { "POST /v1/providers", 403, 403, 422, 422 },
        { "GET /v1/providers/none", 403, 404, 404, 404 },
        { "PATCH /v1/providers/none", 403, 403, 404, 404 },
        { "DELETE /v1/providers/none", 403, 403, 404, 404 },
        { "POST /v1/providers/none/test", 403, 403, 404, 404 },
        { "GET /v1/providers/caps/sms", 403, 200, 200, 200 },
        { "PUT /v1/providers/caps/sms", 403, 403, 200, 200 },
        { "GET /v1/message-rules", 403, 200, 200, 200 },
        { "PUT /v1/message-rules/none/sms", 403, 403, 200, 200 },
        { "DELETE /v1/message-rules/none/sms", 403, 403, 204, 404 },
        { "GET /admin/queues.json", 403, 200, 200, 200 },
        { "GET /v1/endpoints/{endpoint}", 404, 200, 200, 200 },
        { "PATCH /v1/endpoints/{endpoint}", 404, 403, 200, 200 },
        { "POST /v1/endpoints/{endpoint}/pause", 404, 403, 200, 200 },
        { "POST /v1/endpoints/{endpoint}/rotate", 404, 403, 200, 200 },
        { "GET /v1/endpoints/{endpoint}/replays", 404, 200, 200, 200 },
        { "GET /v1/endpoints/{endpoint}/stats", 404, 200, 200, 200 },
        { "DELETE /v1/endpoints/{endpoint}", 404, 403, 204, 404 },
        { $"GET /v1/admin/tenants/default", 403, 403, 403, 403 },
        { $"POST /v1/replays/rpl_{Nothing}/pause", 404, 404, 404, 404 },
    };

    [SkippableFact]
    public async Task EachRoleGetsToItsRoutesAndNoFurther()
    {
        var tenant = await Server.NewTenant();
        var endpoint = await tenant.NewEndpoint(new { url = "https://example.org/" });
        var people = new List<Person>();
        foreach (var role in new[] { "", "viewer", "admin", "owner" })
        {
            people.Add(await tenant.SignInWithRole(role));
        }

        var wrong = new List<string>();
        foreach (var row in Routes)
        {
            var route = ((string)row[0]).Replace("{endpoint}", endpoint.GetProperty("id").GetString(), StringComparison.Ordinal)
                .Replace("{auth}", $"{tenant.Prefix}/auth", StringComparison.Ordinal);
            for (var i = 0; i < people.Count; i++)
            {
                var answer = await tenant.Ask(route, people[i].Token);
                if (answer.Status != (int)row[i + 1])
                {
                    wrong.Add($"{people[i].Email}: {route}: {answer.Status}, not {row[i + 1]}: {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SkippableFact]
    public async Task WhatAnAdminMakesIsTheTenantsAndWhatAViewerMakesTheirOwn()
    {
        var tenant = await Server.NewTenant();
        var (viewer, admin) = (await tenant.SignInWithRole("viewer"), await tenant.SignInWithRole("admin"));
        const string body = """{"url":"https://example.org/"}""";

        var tenants = await Server.Post("/v1/endpoints", body, admin.Token);
        var own = await Server.Post("/v1/endpoints", body, viewer.Token);

        Assert.Equal((201, 201), (tenants.Status, own.Status));
        Assert.Equal(2, (await Server.Get("/v1/endpoints", viewer.Token)).Json.GetProperty("items").GetArrayLength());
        (await tenant.Ask($"POST /v1/endpoints/{tenants.Json.GetProperty("id").GetString()}/pause", viewer.Token)).Refuses(403, "forbidden");
        Assert.Equal(200, (await tenant.Ask($"POST /v1/endpoints/{own.Json.GetProperty("id").GetString()}/pause", viewer.Token)).Status);
    }

    [SkippableFact]
    public async Task OriginsThatAnAdminAllowsAreAllowedAtOnce()
    {
        var tenant = await Server.NewTenant();
        var admin = await tenant.SignInWithRole("admin");

        Assert.Equal(403, await admin.Handshake("https://app.example.org"));
        var changed = await Server.Send(
            HttpMethod.Patch, "/v1/settings", """{"origins":["https://app.example.org"]}""", admin.Token);

        changed.Is(200, $$"""{"name":"{{tenant.Name}}","emailDomains":["codingninjas.com"],"origins":["https://app.example.org"]}""");
        Assert.Equal(101, await admin.Handshake("https://app.example.org"));
        (await Server.Send(HttpMethod.Patch, "/v1/settings", """{"emailDomains":["no domain"]}""", admin.Token)).Refuses(422, "domain_invalid");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteRoleTests(SqliteStore store) : RoleTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresRoleTests(PostgresStore store) : RoleTests(store);
