using System.Text.Json;
using OrleansNotify.Members;
using OrleansNotify.Running;
using OtpNet;

namespace OrleansNotify.Sso;

/// <summary>Members who sign in by an identity provider of their tenant.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync of xunit ends it.")]
public abstract class SsoTests(Store store) : IAsyncLifetime
{
    private OpenIdProvider _provider = null!;
    private Tenant _tenant = null!;
    private SsoBrowser _browser = null!;

    [SkippableFact]
    public async Task APersonOfTheDomainBecomesAMemberAndComesBackToThePageOfBefore()
    {
        var state = (await store.Server.Get($"{_tenant.Prefix}/auth/state")).Json.GetProperty("sso");
        Assert.Equal("""[{"id":"acme","name":"Acme","domains":["acme.example"]}]""", state.GetRawText());

        var answer = await _browser.SignIn($"?returnTo={Uri.EscapeDataString("/webhooks?status=dead#top")}");

        Assert.Equal("/app/webhooks?status=dead#top", answer.Headers["Location"]);
        var me = (await store.Server.Get($"{_tenant.Prefix}/auth/me", await _browser.Token(answer))).Json;
        Assert.Equal(("ann@acme.example", "viewer"), (me.GetProperty("email").GetString(), me.GetProperty("role").GetString()));
        Assert.Equal("""["sso","pwd","mfa"]""", me.GetProperty("factors").GetRawText());
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, await store.Server.Database.Dump(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/../..//evil.example")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    [InlineData("/%0d%0aX: y")]
    [InlineData("/\r\nX: y")]
    public async Task NoOtherSiteIsReturnedTo(string returnTo)
    {
        var location = (await _browser.SignIn($"?returnTo={Uri.EscapeDataString(returnTo)}")).Headers["Location"];

        Assert.StartsWith("/app/", location, StringComparison.Ordinal);
        Assert.Equal("server.example", new Uri(new Uri("http://server.example/"), location).Host);
    }

    [SkippableFact]
    public async Task AMemberIsTheAccountThatWasLinkedWhateverItsAddressIsLater()
    {
        Assert.Equal("/app/", (await _browser.SignIn()).Headers["Location"]);

        // Married: the same account, another address.
        _provider.Person["email"] = "ann.smith@acme.example";
        var answer = await _browser.SignIn();
        Assert.Equal("ann@acme.example", await EmailOf(answer));

        // The address of before is given to a colleague.
        (_provider.Person["email"], _provider.Person["sub"]) = ("ann@acme.example", "subject-2");
        Assert.Equal("/app/login?sso=sso_other_account", (await _browser.SignIn()).Headers["Location"]);
    }

    [SkippableFact]
    public async Task AnInvitedPersonGetsTheRoleOfTheInvitationAndOthersStayOutside()
    {
        await Save(new { newMembers = (string?)null });
        Assert.Equal("/app/login?sso=sso_not_invited", (await _browser.SignIn()).Headers["Location"]);
        var token = await Colleague.Invite(_tenant, "ann@acme.example", "admin");

        var answer = await _browser.SignIn();

        Assert.Equal("admin", (await Me(answer)).GetProperty("role").GetString());
        (await new Colleague(_tenant, "ann@acme.example").Accept(token)).Refuses(410, "link_expired");
    }

    [SkippableFact]
    public async Task RolesFollowTheClaimAtEachSignInButForOwners()
    {
        await Save(new { roleClaim = "groups", roles = new Dictionary<string, string> { ["ops"] = "admin" } });
        _provider.Person["groups"] = new[] { "staff", "ops" };
        Assert.Equal("admin", (await Me(await _browser.SignIn())).GetProperty("role").GetString());
        _provider.Person["groups"] = "staff";
        Assert.Equal("viewer", (await Me(await _browser.SignIn())).GetProperty("role").GetString());

        await store.Server.Put($"/v1/admin/tenants/{_tenant.Name}/members/ann@acme.example", """{"role":"owner"}""", Server.AdminToken);

        Assert.Equal("owner", (await Me(await _browser.SignIn())).GetProperty("role").GetString());
    }

    [SkippableFact]
    public async Task TheOwnAuthenticatorIsAskedForUnlessTheProviderHasAskedForTwoFactors()
    {
        var ann = await Invited("viewer");
        var secret = (await ann.Auth("POST", "/totp/begin")).Json.GetProperty("secret").GetString();
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        (await ann.Auth("POST", "/totp/confirm", new { code = totp.ComputeTotp() })).IsOk();
        Assert.Equal("/app/", (await _browser.SignIn()).Headers["Location"]);

        _provider.Person["amr"] = new[] { "pwd" };
        var half = await _browser.SignIn("?returnTo=/events");

        Assert.Equal("/app/login?sso=code_required&next=%2Fevents", half.Headers["Location"]);
        Assert.DoesNotContain("refresh=", half.Headers["Set-Cookie"], StringComparison.Ordinal);
        (await _browser.Code(half, "000000")).Refuses(401, "code_invalid");
        (await _browser.Code(half, null)).Refuses(401, "code_invalid");
        var next = totp.ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
        (await _browser.Code(half, next)).IsOk();
        (await _browser.Code(half, next)).Refuses(401, "code_invalid");
        (await store.Server.Post($"{_tenant.Prefix}/auth/sso/code", """{"code":"123456"}""")).Refuses(410, "sso_expired");
    }

    [SkippableFact]
    public async Task WithAnEnforcedProviderMembersComeInByNoOtherWayButOwnersDo()
    {
        var (ann, owner) = (await Invited("viewer"), await Invited("owner", "olga@acme.example"));
        var invitation = await Colleague.Invite(_tenant, "bob@acme.example", "admin");
        await Save(new { enforced = true });

        (await ann.Auth("GET", "/me")).Refuses(401, "unauthorized");
        (await ann.Login()).Refuses(401, "sso_required");
        (await ann.Login("not the password 1")).Refuses(401, "invalid_credentials");
        (await new Colleague(_tenant, "bob@acme.example").Accept(invitation)).Refuses(401, "sso_required");
        var (challenge, code) = await _tenant.NewChallenge(ann.Email);
        (await store.Server.Post($"{_tenant.Prefix}/auth/login/code", JsonSerializer.Serialize(new { email = ann.Email, challengeId = challenge, code })))
            .Refuses(401, "sso_required");
        (challenge, code) = await _tenant.NewChallenge(ann.Email);
        (await _tenant.VerifyCode(challenge, ann.Email, code)).Refuses(401, "sso_required");
        Assert.Equal(401, (await _tenant.VerifyOtp(ann.Email, (await _tenant.NewChallenge(ann.Email)).Code)).Status);
        Assert.Equal("/app/", (await _browser.SignIn()).Headers["Location"]);

        (await owner.Login()).IsOk();
        (await owner.Ask("GET", "/v1/sso-providers")).IsOk();
    }

    [SkippableFact]
    public async Task ASignInIsAsFreshAsTheProviderSays()
    {
        await Save(new { newMembers = "admin" });
        var fresh = await _browser.Token(await _browser.SignIn());
        Assert.Contains("prompt=login&max_age=0", await _browser.Begin("?fresh=true"), StringComparison.Ordinal);
        _provider.Claims = claims => claims["auth_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 3_600;
        var old = await _browser.Token(await _browser.SignIn());
        _provider.Claims = claims => claims.Remove("auth_time");
        var unknown = await _browser.Token(await _browser.SignIn());

        Assert.Equal(201, (await Invite(fresh)).Status);
        (await Invite(old)).Refuses(403, "step_up_required");
        (await Invite(unknown)).Refuses(403, "step_up_required");

        Task<Answer> Invite(string token)
            => store.Server.Post("/v1/members/invitations", JsonSerializer.Serialize(new { email = Tenant.NewAddress("bob"), role = "viewer" }), token);
    }

    public async Task InitializeAsync()
    {
        _tenant = await store.Server.NewTenant();
        _provider = await OpenIdProvider.Start();
        (_provider.Person["email"], _provider.Person["amr"]) = ("Ann@Acme.example", new[] { "pwd", "mfa" });
        _browser = new SsoBrowser(_tenant);
        await Save();
    }

    public async Task DisposeAsync()
    {
        _browser?.Dispose();
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    private async Task Save(object? more = null)
    {
        var saved = await SsoBrowser.Save(_tenant, _provider, more);
        Assert.True(saved.Status == 200, saved.Body);
    }

    private async Task<Colleague> Invited(string role, string email = "ann@acme.example")
    {
        var member = new Colleague(_tenant, email);
        (await member.Accept(await Colleague.Invite(_tenant, email, role))).IsOk();
        return member;
    }

    private async Task<JsonElement> Me(Answer callback) => (await store.Server.Get($"{_tenant.Prefix}/auth/me", await _browser.Token(callback))).Json;

    private async Task<string?> EmailOf(Answer callback) => (await Me(callback)).GetProperty("email").GetString();
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSsoTests(SqliteStore store) : SsoTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSsoTests(PostgresStore store) : SsoTests(store);
