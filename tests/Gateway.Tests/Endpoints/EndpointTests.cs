using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Endpoints;

public abstract class EndpointTests(Store store)
{
    private const string Url = "https://example.org/hook";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task AnEndpointIsMadeWithASecretThatIsShownOnce()
    {
        var tenant = await Server.NewTenant();

        var made = await tenant.NewEndpoint(new { url = Url, eventTypes = new[] { "order.*" }, filter = new { amount = new Dictionary<string, int> { ["$gte"] = 100 } } });

        Assert.StartsWith("whsec_", made.GetProperty("secret").GetString(), StringComparison.Ordinal);
        var shown = await tenant.Get($"/v1/endpoints/{Id(made)}");
        Assert.Equal(200, shown.Status);
        Assert.False(shown.Json.TryGetProperty("secret", out _));
        Assert.Equal(("enabled", 15, "closed"), (shown.Json.GetProperty("state").GetString(), shown.Json.GetProperty("timeout").GetInt32(), shown.Json.GetProperty("breaker").GetString()));
        Assert.Equal("""{"amount":{"$gte":100}}""", shown.Json.GetProperty("filter").GetRawText());
        Assert.DoesNotContain(made.GetProperty("secret").GetString()!, await Server.Database.Dump(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("""{}""", "url_not_allowed")]
    [InlineData("""{"url":"ftp://example.org/"}""", "url_not_allowed")]
    [InlineData("""{"url":"https://169.254.169.254/"}""", "url_not_allowed")]
    [InlineData("""{"url":"https://10.0.0.1/"}""", "url_not_allowed")]
    [InlineData("""{"url":"https://a:b@example.org/"}""", "url_not_allowed")]
    [InlineData("""{"url":"https://example.org/#f"}""", "url_not_allowed")]
    [InlineData("""{"url":5}""", "endpoint_invalid")]
    [InlineData("""{"url":"https://example.org/","eventtypes":["a"]}""", "member_unknown")]
    [InlineData("""{"url":"https://example.org/","eventTypes":[]}""", "event_types_invalid")]
    [InlineData("""{"url":"https://example.org/","eventTypes":["a b"]}""", "event_types_invalid")]
    [InlineData("""{"url":"https://example.org/","eventTypes":[null]}""", "event_types_invalid")]
    [InlineData("""{"url":"https://example.org/","filter":{"a":{"$regex":"x"}}}""", "filter_invalid")]
    [InlineData("""{"url":"https://example.org/","filter":"a"}""", "filter_invalid")]
    [InlineData("""{"url":"https://example.org/","headers":{"Host":"x"}}""", "headers_invalid")]
    [InlineData("""{"url":"https://example.org/","headers":{"webhook-signature":"x"}}""", "headers_invalid")]
    [InlineData("""{"url":"https://example.org/","headers":{"X-A":"a\r\nb"}}""", "headers_invalid")]
    [InlineData("""{"url":"https://example.org/","headers":{"X-A":5}}""", "endpoint_invalid")]
    [InlineData("""{"url":"https://example.org/","signatureHeader":"webhook-id"}""", "headers_invalid")]
    [InlineData("""{"url":"https://example.org/","signatureHeader":"X-S","signature":"ed25519"}""", "headers_invalid")]
    [InlineData("""{"url":"https://example.org/","timeout":0.5}""", "timeout_invalid")]
    [InlineData("""{"url":"https://example.org/","timeout":31}""", "timeout_invalid")]
    [InlineData("""{"url":"https://example.org/","rateLimit":-1}""", "rate_limit_invalid")]
    [InlineData("""{"url":"https://example.org/","order":"lifo"}""", "order_invalid")]
    [InlineData("""{"url":"https://example.org/","signature":"none"}""", "signature_invalid")]
    [InlineData("""{"url":"https://example.org/","format":"xml"}""", "format_invalid")]
    [InlineData("""{"url":"https://example.org/","orderingKey":"a..b"}""", "ordering_key_invalid")]
    [InlineData("""{"url":"https://example.org/","retrySchedule":[1,-1]}""", "retry_schedule_invalid")]
    [InlineData("""{"url":"https://example.org/","retrySchedule":[86401]}""", "retry_schedule_invalid")]
    [InlineData("""{"url":"https://example.org/","metadata":{"":"x"}}""", "metadata_invalid")]
    public async Task WhatCannotWorkIsRefused(string body, string code)
        => (await Server.Post("/v1/endpoints", body, (await Server.NewTenant()).ApiKey)).Refuses(422, code);

    [SkippableFact]
    public async Task APatchChangesWhatItNamesAndNothingElse()
    {
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = Url, headers = new Dictionary<string, string> { ["X-A"] = "1", ["X-B"] = "2" }, description = "d", filter = new { a = 1 } });

        var patched = await Patch(tenant, made, """{"headers":{"X-B":null,"X-C":"3"},"filter":{"b":null},"timeout":5}""");

        Assert.Equal(200, patched.Status);
        Assert.Equal("""{"X-A":"***","X-C":"***"}""", patched.Json.GetProperty("headers").GetRawText());
        Assert.Equal("""{"b":null}""", patched.Json.GetProperty("filter").GetRawText());
        Assert.Equal(("d", 5, 2), (patched.Json.GetProperty("description").GetString(), patched.Json.GetProperty("timeout").GetInt32(), patched.Json.GetProperty("version").GetInt32()));
        var defaults = await Patch(tenant, made, """{"filter":null,"timeout":null,"description":null,"headers":null}""");
        Assert.Equal("""[null,15,"",{}]""", $"[{string.Join(',', ((string[])["filter", "timeout", "description", "headers"]).Select(name => defaults.Json.GetProperty(name).GetRawText()))}]");
        (await Patch(tenant, made, """{"timeout":99}""")).Refuses(422, "timeout_invalid");
        (await Patch(tenant, made, """{"timeout":9,"version":1}""")).Refuses(409, "version_conflict");
    }

    [SkippableFact]
    public async Task WhatWasShownCanBeSentBack()
    {
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = Url });

        var same = await Patch(tenant, made, (await tenant.Get($"/v1/endpoints/{Id(made)}")).Body);

        Assert.Equal(200, same.Status);
        Assert.Equal(Url, same.Json.GetProperty("url").GetString());
    }

    [SkippableFact]
    public async Task AListIsReadPageByPageInTheOrderOfMaking()
    {
        var tenant = await Server.NewTenant();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add(Id(await tenant.NewEndpoint(new { url = $"{Url}/{i}" })));
        }

        var (read, after) = (new List<string>(), "");
        do
        {
            var page = (await tenant.Get($"/v1/endpoints?limit=2{after}")).Json;
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(Id));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);

        Assert.Equal(made, read);
        (await tenant.Get("/v1/endpoints?limit=1e3")).Refuses(400, "cursor_malformed");
        (await tenant.Get("/v1/endpoints?after=x")).Refuses(400, "cursor_malformed");
    }

    [SkippableFact]
    public async Task TheSameKeyMakesOneEndpoint()
    {
        var tenant = await Server.NewTenant();

        var first = await Server.Post("/v1/endpoints", $$"""{"url":"{{Url}}"}""", tenant.ApiKey, ("Idempotency-Key", "k"));
        var again = await Server.Post("/v1/endpoints", $$"""{"url":"{{Url}}"}""", tenant.ApiKey, ("Idempotency-Key", "k"));

        Assert.Equal((201, 201, Id(first.Json)), (first.Status, again.Status, Id(again.Json)));
        Assert.False(again.Json.TryGetProperty("secret", out _));
    }

    [SkippableFact]
    public async Task APersonHasFiveOfTheirOwnAndSeesNoOthers()
    {
        var tenant = await Server.NewTenant();
        var (anna, bob) = (await tenant.SignIn("anna"), await tenant.SignIn("bob"));
        var tenants = await tenant.NewEndpoint(new { url = Url });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Server.Post("/v1/endpoints", $$"""{"url":"{{Url}}/{{i}}"}""", anna.Token)));

        Assert.Equal(5, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Refuses(409, "endpoint_limit"));
        var mine = answers.First(answer => answer.Status == 201).Json;
        Assert.Equal(anna.Email, mine.GetProperty("owner").GetString());
        Assert.Equal(5, (await Server.Get("/v1/endpoints", anna.Token)).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(6, (await tenant.Get("/v1/endpoints")).Json.GetProperty("items").GetArrayLength());
        Assert.Empty((await Server.Get("/v1/endpoints", bob.Token)).Json.GetProperty("items").EnumerateArray());
        foreach (var (id, token) in new[] { (Id(mine), bob.Token), (Id(tenants), anna.Token) })
        {
            (await Server.Get($"/v1/endpoints/{id}", token)).Refuses(404, "not_found");
            (await Server.Send(HttpMethod.Patch, $"/v1/endpoints/{id}", "{}", token)).Refuses(404, "not_found");
            (await Server.Send(HttpMethod.Delete, $"/v1/endpoints/{id}", null, token)).Refuses(404, "not_found");
            foreach (var action in (string[])["enable", "disable", "pause", "resume", "rotate", "test", "cancel", "replays"])
            {
                (await Server.Post($"/v1/endpoints/{id}/{action}", null, token)).Refuses(404, "not_found");
            }
        }
    }

    [SkippableFact]
    public async Task PausedDisabledAndEnabledAreWhatTheyAreCalled()
    {
        var tenant = await Server.NewTenant();
        var id = Id(await tenant.NewEndpoint(new { url = Url }));

        Assert.Equal("paused", await State("pause"));
        Assert.Equal("enabled", await State("resume", """{"skip":true,"rate":10}"""));
        Assert.Equal("disabled", await State("disable"));
        Assert.Equal("enabled", await State("enable"));
        (await tenant.Call($"/v1/endpoints/{id}/resume", """{"rate":-1}""")).Refuses(422, "rate_invalid");

        async Task<string> State(string action, string? body = null)
            => (await tenant.Call($"/v1/endpoints/{id}/{action}", body)).Json.GetProperty("state").GetString()!;
    }

    [SkippableFact]
    public async Task ARotatedSecretIsShownOnceAndTheOldOneSignsOn()
    {
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = Url });

        var rotated = await tenant.Call($"/v1/endpoints/{Id(made)}/rotate", """{"overlap":3600}""");

        Assert.NotEqual(made.GetProperty("secret").GetString(), rotated.Json.GetProperty("secret").GetString());
        Assert.NotNull(rotated.Json.GetProperty("overlapUntil").GetString());
        Assert.NotNull((await tenant.Get("/v1/endpoints")).Json.GetProperty("items")[0].GetProperty("overlapUntil").GetString());
        (await tenant.Call($"/v1/endpoints/{Id(made)}/rotate", """{"overlap":604801}""")).Refuses(422, "overlap_invalid");
    }

    [SkippableFact]
    public async Task ATestSendsASignedExampleAndShowsWhatCameBack()
    {
        await using var sink = await Sink.Start(418);
        var tenant = await Server.NewTenant();
        var id = Id(await tenant.NewEndpoint(new { url = sink.Url }));

        var answer = await tenant.Call($"/v1/endpoints/{id}/test", """{"eventType":"order.created","payload":{"a":1.50}}""");

        Assert.Equal((418, "http_4xx"), (answer.Json.GetProperty("statusCode").GetInt32(), answer.Json.GetProperty("error").GetString()));
        var received = Assert.Single(sink.All);
        Assert.Equal("""{"a":1.50}""", received.Text);
        Assert.StartsWith("v1,", received.Headers["webhook-signature"], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ADeletedEndpointIsGone()
    {
        var tenant = await Server.NewTenant();
        var id = Id(await tenant.NewEndpoint(new { url = Url }));

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/endpoints/{id}", null, tenant.ApiKey)).Status);

        (await tenant.Get($"/v1/endpoints/{id}")).Refuses(404, "not_found");
        (await Server.Send(HttpMethod.Delete, $"/v1/endpoints/{id}", null, tenant.ApiKey)).Refuses(404, "not_found");
    }

    [SkippableTheory]
    [InlineData("..%2f..%2fx")]
    [InlineData("ep_")]
    [InlineData("ep_0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("%00")]
    public async Task AnIdThatIsNoneIsNotFound(string id)
    {
        var status = (await (await Server.NewTenant()).Get($"/v1/endpoints/{id}")).Status;

        Assert.True(status is 404 or 400, $"{status}");
    }

    private Task<Answer> Patch(Tenant tenant, JsonElement made, string patch)
        => Server.Send(HttpMethod.Patch, $"/v1/endpoints/{Id(made)}", patch, tenant.ApiKey);

    private static string Id(JsonElement endpoint) => endpoint.GetProperty("id").GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteEndpointTests(SqliteStore store) : EndpointTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresEndpointTests(PostgresStore store) : EndpointTests(store);
