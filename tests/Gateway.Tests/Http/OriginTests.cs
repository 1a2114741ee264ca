using OrleansNotify.BadInputs;
using OrleansNotify.Running;

namespace OrleansNotify.Http;

/// <summary>A server that knows its extension, for all tests of the class.</summary>
public sealed class ServerWithExtension(SqliteStore store) : IAsyncLifetime
{
    public const string Extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

    public Server Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await store.Start(
        ("EXTENSION_ID", "abcdefghijklmnopabcdefghijklmnop"), ("ALLOWED_ORIGINS", "https://app.example/"));

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[Collection(OnSqlite.Name)]
public sealed class OriginTests(ServerWithExtension fixture) : IClassFixture<ServerWithExtension>
{
    private Server Server => fixture.Server;

    [Theory]
    [InlineData(null, 101)]
    [InlineData(ServerWithExtension.Extension, 101)]
    [InlineData("https://app.example", 101)]
    [InlineData("null", 403)]
    [InlineData("https://evil.example", 403)]
    [InlineData("http://app.example", 403)]
    [InlineData("https://app.example.evil.com", 403)]
    [InlineData("https://app.example:8443", 403)]
    [InlineData("chrome-extension://bbcdefghijklmnopabcdefghijklmnop", 403)]
    [InlineData("chrome-extension://*", 403)]
    public async Task ASocketIsOpenedByOurPagesOnly(string? origin, int status)
    {
        var anna = await Server.Default.SignIn("anna");

        Assert.Equal(status, await anna.Handshake(origin));
    }

    [Theory]
    [InlineData(ServerWithExtension.Extension, true)]
    [InlineData("https://app.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task OnlyOurPagesMayReadAnswers(string origin, bool isAllowed)
    {
        var expected = isAllowed ? origin : null;
        var anna = await Server.Default.SignIn("anna");

        Assert.Equal(expected, Allowed(await Preflight("/request-otp", origin)));
        Assert.Equal(expected, Allowed(await Preflight("/v1/inbox/read", origin)));
        Assert.Equal(expected, Allowed(await Server.Post("/verify-otp", "{}", null, ("Origin", origin))));
        Assert.Equal(expected, Allowed(await Server.Get("/v1/inbox", anna.Token, ("Origin", origin))));
        Assert.Equal(expected, Allowed(await Server.Get("/v1/inbox", "no token", ("Origin", origin))));
    }

    [Theory]
    [InlineData("/v1/inbox")]
    [InlineData("/v1/inbox/count")]
    [InlineData("/api/notifications")]
    [InlineData("/v1/live")]
    [InlineData("/v1/topics")]
    [InlineData("/v1/endpoints")]
    [InlineData("/v1/deliveries")]
    public async Task AnswersAreForThePagesOfTheTenantOfTheCredential(string path)
    {
        var tenant = await Server.NewTenant();
        var origin = $"https://{tenant.Name}.app.test";
        await Allow(tenant, origin);
        var anna = await tenant.SignIn("anna");
        var zoe = await Server.Default.SignIn("zoe");

        Assert.Equal(origin, Allowed(await Preflight(path, origin, "GET", "authorization,last-event-id,x-requested-with,traceparent")));
        Assert.Null(Allowed(await Preflight(path, "https://evil.example", "GET", "authorization")));
        Assert.Equal(origin, await AllowedAtOnce(path, anna.Token, origin));
        Assert.Null(await AllowedAtOnce(path, zoe.Token, origin));
        Assert.Null(await AllowedAtOnce(path, anna.Token, "https://app.example"));
        Assert.Null(await AllowedAtOnce(path, anna.Token, "https://evil.example"));
        Assert.Equal(origin, await AllowedAtOnce(path, "no token", origin));
    }

    [Fact]
    public async Task AChangeOfOriginsCountsAtOnceAndLeavesNoOldOne()
    {
        var tenant = await Server.NewTenant();
        var (before, after) = ($"https://{tenant.Name}.before.test", $"https://{tenant.Name}.after.test");
        await Allow(tenant, before);
        Assert.Equal(before, Allowed(await Preflight("/v1/inbox/read", before)));

        Assert.Equal(200, (await Server.Send(HttpMethod.Patch, "/v1/settings", $$"""{"origins":["{{after}}/"]}""", tenant.ApiKey)).Status);

        Assert.Null(Allowed(await Preflight("/v1/inbox/read", before)));
        Assert.Equal(after, Allowed(await Preflight("/v1/inbox/read", after)));
        Assert.Equal(after, (await Server.Get("/v1/settings", tenant.ApiKey)).Json.GetProperty("origins")[0].GetString());
    }

    [Theory]
    [InlineData("https://a.example/app")]
    [InlineData("https://*.a.example")]
    [InlineData("*")]
    [InlineData("a.example")]
    public async Task AnOriginThatWouldMatchNothingIsRefusedByName(string origin)
    {
        var tenant = await Server.NewTenant();

        var own = await Server.Send(HttpMethod.Patch, "/v1/settings", $$"""{"origins":["https://b.example","{{origin}}"]}""", tenant.ApiKey);
        var operators = await Server.Put($"/v1/admin/tenants/{tenant.Name}", $$"""{"origins":["{{origin}}"]}""", Server.AdminToken);

        own.Refuses(422, "origin_invalid");
        operators.Refuses(422, "origin_invalid");
        Assert.Contains(origin, own.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageMayReadWhatClientsNeed()
    {
        var anna = await Server.Default.SignIn("anna");

        var exposed = (await Server.Get("/v1/inbox?limit=0", anna.Token, ("Origin", "https://app.example"))).Headers["Access-Control-Expose-Headers"];

        foreach (var header in (string[])["Retry-After", "ETag", "Location", "X-Request-Id", "Content-Disposition"])
        {
            Assert.Contains(header, exposed, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("http://\u00e9")]
    [InlineData("chrome-extension://\u00e9")]
    [InlineData("https://app.example\u007f")]
    [InlineData("https://app.example,https://app.example")]
    [InlineData("\t")]
    public async Task AnOriginOfOddBytesIsNeverSentBack(string origin)
    {
        foreach (var (method, path) in ((HttpMethod, string)[])
            [(HttpMethod.Get, "/v1/inbox"), (HttpMethod.Options, "/v1/inbox"), (HttpMethod.Get, "/socket.io/?EIO=4&transport=polling"),
            (HttpMethod.Options, "/socket.io/?EIO=4&transport=polling"), (HttpMethod.Post, "/request-otp"), (HttpMethod.Get, "/v1/live"), (HttpMethod.Get, "/ws")])
        {
            var answer = await RawHttp.Send(Server.Port, System.Text.Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: \u00e9, a\u007f\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

            Assert.True(answer.Status < 500, $"{method} {path}: {answer.Status}");
        }
    }

    [Fact]
    public async Task APreflightNamesWhatMayBeSentAndNoCredentials()
    {
        var answer = await Preflight("/request-otp", ServerWithExtension.Extension);

        Assert.Equal(204, answer.Status);
        Assert.Contains("authorization", answer.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Origin", answer.Headers["Vary"], StringComparison.OrdinalIgnoreCase);
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task EveryAnswerHasTheSecurityHeaders()
    {
        foreach (var path in (string[])["/health", "/v1/inbox", "/nothing", "/dev"])
        {
            var headers = (await Server.Get(path)).Headers;
            Assert.Equal(("nosniff", "no-referrer", "no-store"), (headers["X-Content-Type-Options"], headers["Referrer-Policy"], headers["Cache-Control"]));
            Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.False(headers.ContainsKey("Server"));
        }
    }

    private Task<Answer> Preflight(string path, string origin, string method = "POST", string headers = "authorization,content-type") => Server.Send(
        HttpMethod.Options, path, null, null, ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers));

    private async Task Allow(Tenant tenant, string origin)
        => Assert.Equal(200, (await Server.Put($"/v1/admin/tenants/{tenant.Name}", $$"""{"origins":["{{origin}}"]}""", Server.AdminToken)).Status);

    /// <summary>Of an answer's beginning: a stream of events has no end.</summary>
    private async Task<string?> AllowedAtOnce(string path, string token, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    private static string? Allowed(Answer answer) => answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin");
}
