using OrleansNotify.Running;

namespace OrleansNotify.Members;

/// <summary>The session that a sign-in begins: its cookie, its access tokens and its end.</summary>
public abstract class SessionOfMemberTests(Store store)
{
    [SkippableFact]
    public async Task TwoTabsThatRefreshAtOnceBothStaySignedIn()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var cookie = ann.Cookie;

        var answers = await Task.WhenAll(ann.Refresh(cookie), ann.Refresh(cookie), ann.Refresh(cookie));

        Assert.All(answers, answer => answer.IsOk());
        Assert.Single(answers.Select(answer => answer.Headers["Set-Cookie"].Split(';')[0]).Distinct());
        (await ann.Refresh()).IsOk();
        (await ann.Auth("GET", "/me")).IsOk();
    }

    [SkippableFact]
    public async Task AStolenRefreshTokenThatIsUsedLaterEndsTheSession()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var stolen = ann.Cookie;
        (await ann.Refresh()).IsOk();
        (await ann.Refresh()).IsOk();

        (await ann.Refresh(stolen)).Refuses(401, "refresh_invalid");

        (await ann.Refresh()).Refuses(401, "refresh_invalid");
        (await ann.Auth("GET", "/me")).Refuses(401, "unauthorized");
    }

    [SkippableFact]
    public async Task ARoleThatIsTakenAwayCountsAtTheNextRequestOfALiveToken()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        (await ann.Ask("GET", "/v1/members")).IsOk();

        (await tenant.GiveRole(ann.Email, "viewer")).IsOk();

        (await ann.Ask("GET", "/v1/members")).Refuses(403, "forbidden");
        Assert.Equal("viewer", (await ann.Auth("GET", "/me")).Json.GetProperty("role").GetString());
    }

    [SkippableFact]
    public async Task AMemberWhoIsRemovedHasNoSessionAndNoPasswordLeft()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "admin");
        var path = $"/v1/admin/tenants/{tenant.Name}/members/{ann.Email}";
        Assert.Equal(204, (await store.Server.Send(HttpMethod.Delete, path, null, Server.AdminToken)).Status);

        (await ann.Auth("GET", "/me")).Refuses(401, "unauthorized");
        (await ann.Refresh()).Refuses(401, "refresh_invalid");
        (await tenant.GiveRole(ann.Email, "admin")).IsOk();
        (await ann.Login()).Refuses(401, "invalid_credentials");
    }

    [SkippableFact]
    public async Task ASessionThatIsRevokedClosesItsSocket()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "viewer");
        await using var socket = await new Person(tenant, ann.Email, ann.Token).Connect();

        Assert.Equal(204, (await ann.Auth("POST", "/logout")).Status);

        Assert.Equal(4001, await socket.Closed());
        (await ann.Ask("GET", "/v1/inbox")).Refuses(401, "unauthorized");
        (await ann.Refresh()).Refuses(401, "refresh_invalid");
    }

    [SkippableFact]
    public async Task TheCookieIsForTheSignInRoutesOfItsTenantAndNoScript()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");

        var cookie = (await ann.Login()).Headers["Set-Cookie"];

        Assert.Contains($"; path=/t/{tenant.Name}/auth;", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        // Over plain HTTP a browser would drop it.
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    public async Task PagesOfOthersCannotUseTheCookie(string header, string value, int status)
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "viewer");

        Assert.Equal(status, (await ann.Refresh(null, (header, value))).Status);

        (await ann.Refresh()).IsOk();
    }

    [SkippableFact]
    public async Task SessionsAreListedWithWhatTheyBeganWith()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        await tenant.SignInAs(ann.Email);

        var items = (await ann.Ask("GET", "/v1/sessions")).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["pwd", "mail"], items.Select(item => item.GetProperty("factors")[0].GetString()));
        Assert.Equal([true, false], items.Select(item => item.GetProperty("isCurrent").GetBoolean()));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSessionOfMemberTests(SqliteStore store) : SessionOfMemberTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSessionOfMemberTests(PostgresStore store) : SessionOfMemberTests(store);
