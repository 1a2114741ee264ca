using OrleansNotify.Running;

namespace OrleansNotify.Members;

/// <summary>Invitations and new passwords, by links that work once.</summary>
public abstract class LinkTests(Store store)
{
    [SkippableFact]
    public async Task AnInvitationThatIsShownIsNotUsedUpAndOneThatIsAcceptedIs()
    {
        var tenant = await store.Server.NewTenant();
        var ann = new Colleague(tenant, "ann@elsewhere.example");
        var token = await Colleague.Invite(tenant, ann.Email, "admin");
        Assert.Equal(token, await ann.MailedToken("invite"));

        var shown = await store.Server.Post("/auth/invite", $$"""{"token":"{{token}}"}""");
        Assert.Equal(shown.Body, (await store.Server.Post("/auth/invite", $$"""{"token":"{{token}}"}""")).Body);
        shown.Is(200, $$"""{"email":"{{ann.Email}}","role":"admin","tenant":"{{tenant.Name}}"}""");
        (await ann.Accept(token, "password12345")).Refuses(422, "password_invalid");

        var accepted = await ann.Accept(token);

        accepted.IsOk();
        Assert.Contains($"path=/t/{tenant.Name}/auth;", accepted.Headers["Set-Cookie"], StringComparison.Ordinal);
        (await ann.Accept(token, "another long pass phrase")).Refuses(410, "link_expired");
        (await store.Server.Post("/auth/invite", $$"""{"token":"{{token}}"}""")).Refuses(410, "link_expired");
        // Of a domain that may not sign in here: as a member they may.
        (await ann.Login()).IsOk();
        await tenant.SignInAs(ann.Email);
    }

    [SkippableFact]
    public async Task AnInvitationThatIsWithdrawnOrReplacedIsNoneAnyLonger()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        var bob = new Colleague(tenant, Tenant.NewAddress("bob"));
        var first = await Colleague.Invite(tenant, bob.Email, "owner");
        var second = await Colleague.Invite(tenant, bob.Email, "viewer");
        var item = Assert.Single((await ann.Ask("GET", "/v1/members/invitations")).Json.GetProperty("items").EnumerateArray());
        (await bob.Accept(first)).Refuses(410, "link_expired");

        Assert.Equal(204, (await ann.Ask("DELETE", $"/v1/members/invitations/{item.GetProperty("id").GetString()}")).Status);

        (await bob.Accept(second)).Refuses(410, "link_expired");
        (await ann.Ask("POST", "/v1/members/invitations", new { email = ann.Email, role = "viewer" })).Refuses(409, "member_exists");
    }

    [SkippableFact]
    public async Task AnAdminInvitesViewersOnly()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "admin");
        Task<Answer> Invite(string role) => ann.Ask("POST", "/v1/members/invitations", new { email = Tenant.NewAddress("bob"), role });

        Assert.Equal(201, (await Invite("viewer")).Status);
        (await Invite("admin")).Refuses(403, "forbidden");
        (await Invite("owner")).Refuses(403, "forbidden");
    }

    [SkippableFact]
    public async Task AResetLinkWorksOnceAndEndsAllSessions()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        var byMail = await tenant.SignInAs(ann.Email);
        Assert.Equal(202, (await store.Server.Post($"{tenant.Prefix}/auth/reset", $$"""{"email":"{{ann.Email}}"}""")).Status);
        var token = await ann.MailedToken("reset");
        Task<Answer> Confirm(string password) => store.Server.Post("/auth/reset/confirm", $$"""{"token":"{{token}}","password":"{{password}}"}""");
        (await Confirm("short")).Refuses(422, "password_invalid");

        Assert.Equal(204, (await Confirm("a new pass phrase")).Status);

        (await Confirm("one more pass phrase")).Refuses(410, "link_expired");
        (await ann.Auth("GET", "/me")).Refuses(401, "unauthorized");
        (await ann.Refresh()).Refuses(401, "refresh_invalid");
        Assert.Equal(401, (await store.Server.Get("/v1/inbox", byMail.Token)).Status);
        (await ann.Login()).Refuses(401, "invalid_credentials");
        (await ann.Login("a new pass phrase")).IsOk();
    }

    [SkippableFact]
    public async Task AResetForAnUnknownAddressLooksTheSameAndLeavesNothing()
    {
        var tenant = await store.Server.NewTenant();
        var email = Tenant.NewAddress("nobody");

        (await store.Server.Post($"{tenant.Prefix}/auth/reset", $$"""{"email":"{{email}}"}""")).Is(202, "");
        await store.Server.Post($"{tenant.Prefix}/auth/login", $$"""{"email":"{{email}}","password":"a long pass phrase"}""");

        Assert.DoesNotContain(email, await store.Server.Database.Dump(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task APasswordIsChangedByTheOldOneAndEndsTheOtherSessions()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "viewer");
        var elsewhere = new Colleague(tenant, ann.Email);
        (await elsewhere.Login()).IsOk();
        (await ann.Auth("POST", "/password", new { current = "not the old one", @new = "a new pass phrase" })).Refuses(401, "invalid_credentials");

        Assert.Equal(204, (await ann.Auth("POST", "/password", new { current = Colleague.Password, @new = "a new pass phrase" })).Status);

        (await ann.Auth("GET", "/me")).IsOk();
        (await elsewhere.Auth("GET", "/me")).Refuses(401, "unauthorized");
        (await ann.Login("a new pass phrase")).IsOk();
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteLinkTests(SqliteStore store) : LinkTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresLinkTests(PostgresStore store) : LinkTests(store);
