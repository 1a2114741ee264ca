using OrleansNotify.Running;

namespace OrleansNotify.Edge;

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

    private Task<Answer> Preflight(string path, string origin) => Server.Send(
        HttpMethod.Options, path, null, null,
        ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type"));

    private static string? Allowed(Answer answer) => answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin");
}
