using OrleansNotify.Running;
using OrleansNotify.Tenants;

namespace OrleansNotify.Http;

/// <summary>The operator's token, and what becomes of those who try others.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class OperatorTests(SqliteStore store)
{
    [SkippableFact]
    public async Task AfterTenWrongTokensAMinuteFurtherOnesAreHeldBackAndTheRightOneIsNot()
    {
        await using var server = await store.Start(("ADMIN_FAILURES_PER_MINUTE", ""));
        var tenant = await server.NewTenant();
        string[] routes = ["/v1/admin/tenants", "/metrics"];

        for (var i = 0; i < 10; i++)
        {
            (await server.Get(routes[i % 2], $"wrong-{i}")).Refuses(401, "unauthorized");
            (await server.Get(routes[i % 2])).Refuses(401, "unauthorized");
        }

        Assert.All(routes, route => server.Get(route, "wrong-too").Result.Refuses(429, "too_many_requests"));
        (await server.Get(routes[0], tenant.ApiKey)).Refuses(403, "forbidden");
        Assert.Equal(200, (await server.Get(routes[0], Server.AdminToken)).Status);
        var metrics = await server.Get(routes[1], Server.AdminToken);
        Assert.Equal(200, metrics.Status);
        Assert.Contains("access_refused_total{", metrics.Body, StringComparison.Ordinal);
        Assert.Equal(["20", "1", "2"], Refused(metrics.Body, "operator", "401", "403", "429"));
        // One line for the first; the others are counted in the next, a minute later.
        Assert.Single(Lines(server, "Operator's routes refused 1 requests with 401"));
        Assert.DoesNotContain("wrong-", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task RefusalsOfEachCredentialAreCounted()
    {
        await using var server = await store.Start();
        var tenant = await server.NewTenant();
        await tenant.PutSource("gh", """{"scheme":"bearer"}""");

        await server.Get("/v1/inbox", "nothing");
        await server.Get("/v1/endpoints", "nk_default_nothing");
        await tenant.Ask("GET /v1/members", await tenant.NewKey("events"));
        await server.Post("/webhook", "{}", "nothing");
        await server.Post($"{tenant.Prefix}/webhook/gh", "{}", "nothing");
        await server.Post("/verify-otp", """{"email":"a@codingninjas.com","otp":"000000"}""");
        await server.Post("/v1/auth/otp/verify", """{"challengeId":"0","email":"a@codingninjas.com","code":"000000"}""");

        var metrics = (await server.Get("/metrics", Server.AdminToken)).Body;
        Assert.Equal(["1"], Refused(metrics, "session", "401"));
        Assert.Equal(["1", "1"], Refused(metrics, "apiKey", "401", "403"));
        Assert.Equal(["1"], Refused(metrics, "webhookToken", "401"));
        Assert.Equal(["1"], Refused(metrics, "source", "401"));
        Assert.Equal(["2"], Refused(metrics, "code", "401"));
        Assert.Single(Lines(server, "Credential webhookToken: 1 requests refused with 401"));
    }

    private static string[] Refused(string metrics, string credential, params string[] statuses) =>
    [
        .. statuses.Select(status => metrics.Split('\n').Single(line => line.StartsWith("access_refused_total{", StringComparison.Ordinal)
            && line.Contains($"credential=\"{credential}\"", StringComparison.Ordinal) && line.Contains($"status=\"{status}\"", StringComparison.Ordinal))
            .Split("} ")[1].Split(' ')[0]),
    ];

    private static IEnumerable<string> Lines(Server server, string text)
        => server.Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal));
}
