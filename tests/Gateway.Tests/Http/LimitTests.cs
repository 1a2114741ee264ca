using OrleansNotify.Running;

namespace OrleansNotify.Http;

/// <summary>Limits as the seed has them: what no variable changes.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class LimitTests(SqliteStore store)
{
    private const string NoBody = "{}";
    private static readonly (string, string)[] Defaults =
    [
        ("RATE_LIMIT", ""), ("SOCKETS_PER_IP", ""), ("SOCKETS_PER_USER", ""),
        ("OTP_PER_ADDRESS_30S", ""), ("OTP_PER_ADDRESS_HOUR", ""), ("OTP_PER_ADDRESS_DAY", ""), ("OTP_PER_IP_HOUR", ""),
    ];

    [SkippableFact]
    public async Task OneAddressMaySignIn100TimesInAQuarterOfAnHour()
    {
        await using var server = await store.Start(Defaults);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => server.Post(i % 2 == 0 ? "/request-otp" : "/verify-otp", NoBody)));
        Assert.All(answers, answer => Assert.Equal(400, answer.Status));

        // Whatever a client says of itself.
        var seed = await server.Post("/request-otp", NoBody, null, ("X-Forwarded-For", "9.9.9.9"), ("X-Real-IP", "9.9.9.9"), ("Forwarded", "for=9.9.9.9"));
        var v1 = await server.Post("/v1/auth/otp/request", NoBody);
        var ofTenant = await server.Post("/t/default/v1/auth/otp/request", NoBody);

        seed.Refuses(429, "too_many_requests");
        v1.Refuses(429, "too_many_requests");
        Assert.True(seed.Json.TryGetProperty("error", out _));
        Assert.Equal("application/problem+json", v1.Headers["Content-Type"]);
        Assert.Equal("application/problem+json", ofTenant.Headers["Content-Type"]);
        Assert.InRange(int.Parse(seed.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 900);
        (await server.Default.Post("""{"type":"a"}""")).Is(200, Seed.Received);
        (await server.Get("/health")).Is(200, Seed.Alive);
    }

    [SkippableFact]
    public async Task OneMailAddressGetsThreeCodesInHalfAMinute()
    {
        await using var server = await store.Start([.. Defaults, ("RATE_LIMIT", "1000")]);
        var email = Tenant.NewAddress("anna");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.Default.RequestOtp(email)));

        Assert.Equal(3, answers.Count(answer => answer.Status == 200));
        var refused = answers.First(answer => answer.Status == 429);
        refused.Refuses(429, "too_many_requests");
        Assert.Equal("Too many requests", refused.Json.GetProperty("error").GetString());
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 30);
        await Testing.Eventually.Holds(async () => (await server.Default.CodesTo(email)).Count == 3, "three mails");
        (await server.Default.RequestOtp(Tenant.NewAddress("bert"))).Is(200, Seed.CodeSent);
    }

    [SkippableFact]
    public async Task OneAddressMayOpenFiveSockets()
    {
        await using var server = await store.Start(Defaults);
        var (anna, bert) = (await server.Default.SignIn("anna"), await server.Default.SignIn("bert"));
        var sockets = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => (i % 2 == 0 ? anna : bert).Connect()));

        Assert.Equal(429, await anna.Handshake());
        Assert.Equal(429, await bert.Handshake());
        sockets[0].Cut();

        await Testing.Eventually.Holds(async () => await anna.Handshake() == 101, "the place of a socket that is gone is free");
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task AForwardedAddressAndSchemeAreBelievedFromATrustedProxyOnly()
    {
        await using var server = await store.Start(("RATE_LIMIT", "3"), ("TRUSTED_PROXIES", "127.0.0.0/8, ::1"), ("PUBLIC_HOST", "notify.example.org"));
        await FourFrom("192.0.2.1", "192.0.2.1");
        await FourFrom("192.0.2.2", "192.0.2.2");
        // What stands left of the address that the proxy saw is what the client made up.
        await FourFrom("192.0.2.3", "1.1.1.1, 192.0.2.3", "2.2.2.2, 192.0.2.3", "3.3.3.3, 192.0.2.3", "4.4.4.4, 192.0.2.3");

        await OnlyTlsIsToBeKept();

        async Task OnlyTlsIsToBeKept()
        {
            const string header = "Strict-Transport-Security";
            var (host, tls) = (("Host", "notify.example.org"), ("X-Forwarded-Proto", "https"));
            Assert.Equal("max-age=31536000", (await server.Get("/health", null, host, tls)).Headers[header]);
            Assert.Equal("max-age=31536000", (await server.Get("/nothing", null, host, tls)).Headers[header]);
            Assert.False((await server.Get("/health", null, host)).Headers.ContainsKey(header));
            Assert.False((await server.Get("/health", null, tls)).Headers.ContainsKey(header));
        }

        async Task FourFrom(string name, params string[] forwarded)
        {
            for (var i = 0; i < 4; i++)
            {
                var answer = await server.Post("/request-otp", NoBody, null, ("X-Forwarded-For", forwarded[i % forwarded.Length]));
                Assert.True(answer.Status == (i < 3 ? 400 : 429), $"Request {i + 1} of {name} got {answer.Status}");
            }
        }
    }

    [SkippableFact]
    public async Task OnePersonMayCallSoOftenASecondAndATenantsSystemsAsOftenAsTheyLike()
    {
        await using var server = await store.Start(("CALLS_PER_SECOND", "3"));
        var (anna, bert) = (await server.Default.SignIn("anna"), await server.Default.SignIn("bert"));
        var tenant = await server.NewTenant();

        foreach (var path in (string[])["/v1/endpoints", "/v1/inbox", "/v1/inbox/count", "/v1/inbox/changes?since=0", "/api/notifications"])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.Get(path, anna.Token)));

            Assert.True(answers.Any(answer => answer.Status == 429), path);
            AreHeldBack(answers.Where(answer => answer.Status != 200));
        }

        Assert.Equal(200, (await server.Get("/v1/endpoints", bert.Token)).Status);
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => tenant.Get("/v1/endpoints"))), answer => Assert.Equal(200, answer.Status));
    }

    [SkippableFact]
    public async Task APersonMayChangeSoMuchAMinuteThatTheActivityIsNotFilled()
    {
        await using var server = await store.Start(("CHANGES_PER_MINUTE", "20"));
        var tenant = await server.NewTenant();
        var (anna, admin) = (await tenant.SignIn("anna"), await tenant.SignInWithRole("admin"));
        var paths = new List<string>();
        foreach (var person in (Person[])[anna, admin])
        {
            var made = await server.Post("/v1/endpoints", """{"url":"https://example.org/"}""", person.Token);
            paths.Add($"/v1/endpoints/{made.Json.GetProperty("id").GetString()}");
        }

        var answers = new List<Answer>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await server.Post($"{paths[0]}/{(i % 2 == 0 ? "pause" : "resume")}", null, anna.Token));
            Assert.Equal(200, (await server.Post($"{paths[1]}/{(i % 2 == 0 ? "pause" : "resume")}", null, admin.Token)).Status);
        }

        Assert.InRange(answers.Count(answer => answer.Status == 200), 19, 38);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.Refuses(429, "too_many_requests"));
        Assert.Equal(200, (await server.Get(paths[0], anna.Token)).Status);
    }

    [SkippableFact]
    public async Task ATenantMayPublishSoManyEventsASecondHoweverItSplitsThem()
    {
        await using var server = await store.Start(("EVENTS_PER_SECOND", "1000"));
        var (flooding, other) = (await server.NewTenant(), await server.NewTenant());
        var thousand = $"[{string.Join(',', Enumerable.Repeat("""{"type":"a","payload":{}}""", 1_000))}]";

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => flooding.Publish(thousand)));

        Assert.InRange(answers.Count(answer => answer.Status == 202), 1, 11);
        AreHeldBack(answers.Where(answer => answer.Status != 202));
        Assert.Equal(202, (await other.Publish(thousand)).Status);
    }

    [SkippableFact]
    public async Task OnePersonMayOpenTenSockets()
    {
        await using var server = await store.Start(("SOCKETS_PER_USER", ""));
        var anna = await server.Default.SignIn("anna");
        var sockets = new List<Socket>();
        for (var i = 0; i < 10; i++)
        {
            sockets.Add(await anna.Connect());
        }

        Assert.Equal(429, await anna.Handshake());
        Assert.Equal(101, await (await server.Default.SignIn("bert")).Handshake());
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    private static void AreHeldBack(IEnumerable<Answer> answers) => Assert.All(answers, answer =>
    {
        answer.Refuses(429, "too_many_requests");
        Assert.Equal("1", answer.Headers["Retry-After"]);
    });
}
