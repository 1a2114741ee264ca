using OrleansNotify.Running;
using OtpNet;

namespace OrleansNotify.Members;

public abstract class AuthenticatorTests(Store store)
{
    [SkippableFact]
    public async Task ACodeOfTheAuthenticatorWorksOnce()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var (totp, _) = await AddAuthenticator(ann);
        (await ann.Login()).Refuses(401, "code_required");
        (await ann.Login("not the password")).Refuses(401, "invalid_credentials");
        (await ann.Login(code: "000000")).Refuses(401, "code_invalid");
        var code = Next(totp);

        (await ann.Login(code: code)).IsOk();
        (await ann.Login(code: code)).Refuses(401, "code_invalid");

        var me = (await ann.Auth("GET", "/me")).Json;
        Assert.Equal(["pwd", "otp"], me.GetProperty("factors").EnumerateArray().Select(factor => factor.GetString()));
        Assert.True(me.GetProperty("hasTotp").GetBoolean());
    }

    [SkippableFact]
    public async Task ARecoveryCodeWorksOnceAndRemovesTheAuthenticator()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var (_, recovery) = await AddAuthenticator(ann);
        Assert.Equal(10, recovery.Distinct().Count());

        (await ann.Login(code: recovery[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal))).IsOk();
        (await ann.Login(code: recovery[0])).Refuses(401, "code_invalid");
        Assert.Equal(9, (await ann.Auth("GET", "/me")).Json.GetProperty("recoveryCodesLeft").GetInt32());
        Assert.Equal(204, (await ann.Auth("DELETE", "/totp", new { code = recovery[1] })).Status);

        (await ann.Login()).IsOk();
    }

    [SkippableFact]
    public async Task AMailedCodeAloneDoesNotSignInAMemberWithAnAuthenticator()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        var (challenge, code) = await tenant.NewChallenge(ann.Email);
        (await Mailed(challenge, code, null)).IsOk();
        var (totp, _) = await AddAuthenticator(ann);

        (challenge, code) = await tenant.NewChallenge(ann.Email);
        (await Mailed(challenge, code, null)).Refuses(401, "code_required");
        (await Mailed(challenge, code == "000000" ? "000001" : "000000", Next(totp))).Refuses(401, "code_invalid");
        (await Mailed(challenge, code, Next(totp))).IsOk();
        (challenge, code) = await tenant.NewChallenge(ann.Email);
        (await tenant.VerifyCode(challenge, ann.Email, code)).Refuses(401, "code_required");
        code = (await tenant.NewChallenge(ann.Email)).Code;
        Assert.Equal(401, (await tenant.VerifyOtp(ann.Email, code)).Status);

        Task<Answer> Mailed(string challengeId, string mailed, string? otp) => store.Server.Post(
            $"{tenant.Prefix}/auth/login/code",
            System.Text.Json.JsonSerializer.Serialize(new { email = ann.Email, challengeId, code = mailed, totp = otp }));
    }

    [SkippableFact]
    public async Task NoFactorAndNoTokenIsInTheDatabaseInPlain()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var begun = (await ann.Auth("POST", "/totp/begin")).Json.GetProperty("secret").GetString()!;
        (await ann.Auth("POST", "/totp/confirm", new { code = new Totp(Base32Encoding.ToBytes(begun)).ComputeTotp() })).IsOk();

        var dump = await store.Server.Database.Dump();

        Assert.DoesNotContain(Colleague.Password, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(begun, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Cookie, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Token, dump, StringComparison.Ordinal);
    }

    private static async Task<(Totp Totp, List<string> RecoveryCodes)> AddAuthenticator(Colleague member)
    {
        var begun = await member.Auth("POST", "/totp/begin");
        begun.IsOk();
        var totp = new Totp(Base32Encoding.ToBytes(begun.Json.GetProperty("secret").GetString()));
        (await member.Auth("POST", "/totp/confirm", new { code = "000000" })).Refuses(401, "code_invalid");
        var confirmed = await member.Auth("POST", "/totp/confirm", new { code = totp.ComputeTotp() });
        confirmed.IsOk();
        return (totp, [.. confirmed.Json.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    // The step of now was used to confirm; a clock that is a step ahead is right as well.
    private static string Next(Totp totp) => totp.ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30));
}

[Collection(OnSqlite.Name)]
public sealed class SqliteAuthenticatorTests(SqliteStore store) : AuthenticatorTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresAuthenticatorTests(PostgresStore store) : AuthenticatorTests(store);
