using OrleansNotify.BadInputs;
using OrleansNotify.Running;

namespace OrleansNotify.Http;

/// <summary>By which names the server may be called, and what mails say of it.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class HostTests(SqliteStore store)
{
    [SkippableTheory]
    [InlineData("evil.example", 400)]
    [InlineData("evil.example:3000", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:80", 200)]
    [InlineData("shop.localhost", 200)]
    [InlineData("[::1]:3000", 200)]
    [InlineData("devbox", 200)]
    [InlineData("192.0.2.7:3000", 200)]
    public async Task InDevelopmentNoNameOfTheInternetLeadsHere(string host, int status)
    {
        foreach (var path in (string[])["/dev/info.json", "/dev/mail.json"])
        {
            Assert.Equal(status, (await store.Server.Get(path, null, ("Host", host))).Status);
        }

        (await store.Server.Get("/health", null, ("Host", host))).Is(200, Seed.Alive);
    }

    [SkippableFact]
    public async Task ASocketIsNotOpenedByAForeignName()
    {
        var answer = await RawHttp.Send(store.Server.Port, System.Text.Encoding.ASCII.GetBytes(
            "GET /ws HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));

        Assert.Equal(400, answer.Status);
    }

    [SkippableFact]
    public async Task WithPublicHostOnlyItsNamesLeadHereAndMailsSayTheFirst()
    {
        await using var server = await store.Start(("PUBLIC_HOST", "notify.example.com, Notify.Example.org"));
        var tenant = await server.NewTenant();
        var email = Tenant.NewAddress("anna");

        foreach (var host in (string[])["evil.example", "notify.example.com.evil.example", "192.0.2.7", "x"])
        {
            (await server.Post("/request-otp", $$"""{"email":"{{email}}"}""", null, ("Host", host))).Refuses(400, "host_unknown");
        }

        var odd = await RawHttp.Send(server.Port, System.Text.Encoding.ASCII.GetBytes("GET /v1/inbox HTTP/1.1\r\nHost: it's-(urgent)!call.1-800-555\r\nConnection: close\r\n\r\n"));
        Assert.Equal(400, odd.Status);
        Assert.Equal(200, (await server.Post("/request-otp", $$"""{"email":"{{email}}"}""", null, ("Host", "notify.example.ORG"))).Status);
        Assert.Equal(202, (await tenant.RequestCode(email)).Status);
        List<string> mails = [];
        await Testing.Eventually.Holds(async () => (mails = await Mails(server, email)).Count == 2, "both mails");
        Assert.Single(mails, mail => mail.Contains("on notify.example.com.", StringComparison.Ordinal));
        Assert.Single(mails, mail => mail.Contains($"on {tenant.Name} at notify.example.com.", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task NothingOfTheRequestIsInAMail()
    {
        var email = Tenant.NewAddress("anna");

        await store.Server.Post("/request-otp", $$"""{"email":"{{email}}"}""", null, ("Host", "call-me"), ("User-Agent", "call-me"), ("X-Forwarded-Host", "call-me"));

        List<string> mails = [];
        await Testing.Eventually.Holds(async () => (mails = await Mails(store.Server, email)).Count == 1, "the mail");
        Assert.DoesNotContain("call-me", mails[0], StringComparison.Ordinal);
        Assert.Contains("on default.", mails[0], StringComparison.Ordinal);
    }

    private static async Task<List<string>> Mails(Server server, string email)
        => [.. (await server.Get($"/dev/mail.json?to={Uri.EscapeDataString(email)}")).Json.EnumerateArray().Select(mail => mail.GetRawText())];
}
