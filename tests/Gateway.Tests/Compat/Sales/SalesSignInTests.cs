using OrleansNotify.Running;
using OrleansNotify.Sessions;

namespace OrleansNotify.Compat.Sales;

/// <summary>The sales extension's routes, status and body as its README has them.</summary>
public abstract class SalesSignInTests(Store store)
{
    private readonly string _email = Tenant.NewAddress("anna");

    private Tenant Tenant => store.Server.Default;

    [SkippableTheory]
    [InlineData("/health")]
    [InlineData("/keep-alive")]
    [InlineData("/ping")]
    public async Task TheServerSaysThatItIsAlive(string path)
    {
        var answer = await store.Server.Get(path);

        answer.Is(200, Seed.Alive);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
    }

    [SkippableFact]
    public async Task ACodeFromTheMailSignsIn()
    {
        var code = await Tenant.NewCode(_email);

        var answer = await Tenant.VerifyOtp(_email, code);

        var token = answer.Json.GetProperty("token").GetString()!;
        answer.Is(200, $$"""{"message":"OTP verified successfully","token":"{{token}}","email":"{{_email}}"}""");
        Assert.True(SessionToken.IsWellFormed(token));
        Assert.Empty(await new Person(Tenant, _email, token).Items("?unread=true"));
    }

    [SkippableFact]
    public async Task AnAddressInCapitalsIsTheSamePerson()
    {
        var code = await Tenant.NewCode(_email);

        var answer = await Tenant.VerifyOtp(_email.ToUpperInvariant(), code);

        Assert.Equal((200, _email), (answer.Status, answer.Json.GetProperty("email").GetString()));
    }

    [SkippableTheory]
    [InlineData("anna@elsewhere.com")]
    [InlineData("anna@codingninjas.com.evil.com")]
    [InlineData("anna@sub.codingninjas.com")]
    [InlineData("anna")]
    [InlineData("")]
    public async Task AnAddressOfAnotherDomainIsRefused(string email) => (await Tenant.RequestOtp(email)).Is(400, Seed.EmailInvalid);

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("""{"email":null}""")]
    public async Task NoAddressIsRefused(string body) => (await store.Server.Post("/request-otp", body)).Is(400, Seed.EmailInvalid);

    [SkippableTheory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("1234567")]
    public async Task AWrongCodeIsRefused(string otp)
    {
        var code = await Tenant.NewCode(_email);
        Skip.If(otp == code, "The one time in a million.");

        (await Tenant.VerifyOtp(_email, otp)).Is(400, Seed.CodeInvalid);
    }

    [SkippableTheory]
    [InlineData("{}")]
    [InlineData("""{"email":"nobody@codingninjas.com","otp":"123456"}""")]
    [InlineData("""{"email":"not an address","otp":"123456"}""")]
    public async Task ACodeThatWasNeverSentIsRefused(string body) => (await store.Server.Post("/verify-otp", body)).Is(400, Seed.CodeInvalid);

    [SkippableFact]
    public async Task APersonWithALiveSessionNeedsItsTokenForAnotherCode()
    {
        var anna = await Tenant.SignIn("anna");

        (await Tenant.RequestOtp(anna.Email)).Is(401, Seed.Unauthorized);
        (await Tenant.RequestOtp(anna.Email, anna.Token)).Is(200, Seed.CodeSent);
    }

    [SkippableFact]
    public async Task TheRefusalOfASecondCodeNamesTheWaysOut()
    {
        var anna = await Tenant.SignIn("anna");

        var refused = await Tenant.RequestOtp(anna.Email);
        refused.Is(401, Seed.Unauthorized);

        Assert.Equal("</v1/auth/otp/request>; rel=\"alternate\"", refused.Headers["Link"]);
        Assert.Contains("Send the token of the person's session", refused.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal(202, (await Tenant.RequestCode(anna.Email)).Status);
    }

    [SkippableFact]
    public async Task AfterLoggingOutNoTokenIsNeeded()
    {
        var anna = await Tenant.SignIn("anna");

        Assert.Equal(204, (await anna.LogOut()).Status);

        (await Tenant.RequestOtp(anna.Email)).Is(200, Seed.CodeSent);
        (await Tenant.RequestOtp(anna.Email, anna.Token)).Is(401, Seed.Unauthorized);
    }

    [SkippableFact]
    public async Task TheTokenOfSomeoneElseIsRefused()
    {
        var anna = await Tenant.SignIn("anna");
        var bert = await Tenant.SignIn("bert");

        (await Tenant.RequestOtp(anna.Email, bert.Token)).Is(401, Seed.Unauthorized);
        (await Tenant.RequestOtp(_email, bert.Token)).Is(401, Seed.Unauthorized);
    }

    [SkippableFact]
    public async Task TheSamePersonsTokenOfAnotherTenantIsRefused()
    {
        var elsewhere = await (await store.Server.NewTenant()).SignInAs(_email);

        (await Tenant.RequestOtp(_email, elsewhere.Token)).Is(401, Seed.Unauthorized);
    }

    [SkippableTheory]
    [InlineData("not-a-token")]
    [InlineData("12345678-1234-4234-8234-123456789abc")]
    public async Task AnInvalidTokenIsRefusedEvenWhereNoneIsNeeded(string token)
    {
        var code = await Tenant.NewCode(_email);

        (await Tenant.RequestOtp(_email, token)).Is(401, Seed.Unauthorized);
        (await Tenant.VerifyOtp(_email, code, token)).Is(401, Seed.Unauthorized);
        Assert.Equal(200, (await Tenant.VerifyOtp(_email, code)).Status);
    }

    [SkippableFact]
    public async Task ASecondSignInLeavesTheFirstOne()
    {
        var anna = await Tenant.SignIn("anna");
        var code = await Tenant.NewCode(anna.Email, anna.Token);

        var again = await Tenant.VerifyOtp(anna.Email, code, anna.Token);

        Assert.NotEqual(anna.Token, again.Json.GetProperty("token").GetString());
        Assert.Equal(200, (await store.Server.Get("/v1/inbox", anna.Token)).Status);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSeedSignInTests(SqliteStore store) : SalesSignInTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSeedSignInTests(PostgresStore store) : SalesSignInTests(store);
