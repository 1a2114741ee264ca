using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OrleansNotify.Running;

namespace OrleansNotify.Sso;

/// <summary>Nothing that an identity provider, or another browser, does wrong signs anybody in.</summary>
public abstract class SsoFaultTests(Store store)
{
    private const string Invalid = "sso_invalid";

    private static readonly SigningKey Foreign = SigningKey.Rsa("k1");
    private static readonly byte[] Public = [.. Enumerable.Repeat((byte)7, 32)];

    private static readonly Dictionary<string, (string Code, Action<OpenIdProvider> Do)> Faults = new()
    {
        ["another issuer"] = (Invalid, p => p.Claims = c => c["iss"] = "https://evil.example"),
        ["an issuer with a slash more"] = (Invalid, p => p.Claims = c => c["iss"] = p.Issuer + "/"),
        ["no issuer"] = (Invalid, p => p.Claims = c => c.Remove("iss")),
        ["another audience"] = (Invalid, p => p.Claims = c => c["aud"] = "another client"),
        ["no audience"] = (Invalid, p => p.Claims = c => c.Remove("aud")),
        ["several audiences without azp"] = (Invalid, p => p.Claims = c => c["aud"] = new JsonArray(OpenIdProvider.ClientId, "another client")),
        ["another authorized party"] = (Invalid, p => p.Claims = c => c["azp"] = "another client"),
        ["another nonce"] = (Invalid, p => p.Claims = c => c["nonce"] = "x"),
        ["no nonce"] = (Invalid, p => p.Claims = c => c.Remove("nonce")),
        ["expired"] = (Invalid, p => p.Claims = c => c["exp"] = Now(-120)),
        ["without an end"] = (Invalid, p => p.Claims = c => c.Remove("exp")),
        ["not valid yet"] = (Invalid, p => p.Claims = c => c["nbf"] = Now(600)),
        ["issued long ago"] = (Invalid, p => p.Claims = c => c["iat"] = Now(-3_600)),
        ["issued in the future"] = (Invalid, p => p.Claims = c => c["iat"] = Now(600)),
        ["without a time of issue"] = (Invalid, p => p.Claims = c => c.Remove("iat")),
        ["of another access token"] = (Invalid, p => p.Claims = c => c["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA"),
        ["without a subject"] = (Invalid, p => p.Claims = c => c.Remove("sub")),
        ["algorithm none"] = (Invalid, p => (p.Head, p.Sign) = (h => h["alg"] = "none", _ => [])),
        ["algorithm None"] = (Invalid, p => (p.Head, p.Sign) = (h => h["alg"] = "None", _ => [])),
        ["HMAC by the public key"] = (Invalid, p => (p.Head, p.Sign) = (h => h["alg"] = "HS256", HmacBy(p.Key))),
        ["HMAC by a listed key"] = (Invalid, p => p.Key = SigningKey.Listed("k1", Public)),
        ["an algorithm that is not declared"] = (Invalid, p => p.Discovery = d => d["id_token_signing_alg_values_supported"] = new JsonArray("ES256")),
        ["another's key of the same id"] = (Invalid, p => p.Sign = Foreign.Sign),
        ["a signature cut short"] = (Invalid, p => p.Sign = Shortened(p.Key)),
        ["an unknown key"] = (Invalid, p => p.Head = h => h["kid"] = "k9"),
        ["a critical extension"] = (Invalid, p => p.Head = h => h["crit"] = new JsonArray("x")),
        ["an unverified address"] = ("sso_unverified", p => p.Person["email_verified"] = false),
        ["an address of which nothing is said"] = ("sso_unverified", p => p.Person.Remove("email_verified")),
        ["no address"] = ("sso_unverified", p => p.Person.Remove("email")),
        ["a foreign domain"] = ("sso_domain", p => p.Person["email"] = "eve@evil.example"),
        ["a domain below"] = ("sso_domain", p => p.Person["email"] = "eve@sub.acme.example"),
        ["a domain that ends alike"] = ("sso_domain", p => p.Person["email"] = "eve@notacme.example"),
        ["two addresses in one"] = ("sso_unverified", p => p.Person["email"] = "eve@evil.example,ann@acme.example"),
        ["a mix-up"] = (Invalid, p => p.Named = _ => "https://evil.example"),
        ["a mix-up without a name"] = (Invalid, p => p.Named = _ => null),
        ["a discovery document of another issuer"] = ("sso_unreachable", p => p.Discovery = d => d["issuer"] = "https://evil.example"),
        ["a token endpoint where none may be"] = ("sso_unreachable", p => p.Discovery = d => d["token_endpoint"] = "http://169.254.169.254/token"),
        ["keys where none may be"] = ("sso_unreachable", p => p.Discovery = d => d["jwks_uri"] = "file:///etc/passwd"),
        ["a redirect to a script"] = ("sso_unreachable", p => p.Discovery = d => d["authorization_endpoint"] = "javascript:alert(1)"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task NobodyIsSignedInBy(string fault)
    {
        var (tenant, provider) = await Saved();
        await using var ended = provider;
        var (code, act) = Faults[fault];
        act(provider);
        using var browser = new SsoBrowser(tenant);

        var url = await browser.Begin();
        var location = url.StartsWith(provider.Issuer, StringComparison.Ordinal) ? (await browser.Return(await browser.Authorize(url))).Headers["Location"] : url;

        Assert.Equal($"/app/login?sso={code}", location);
        var members = await store.Server.Get($"/v1/admin/tenants/{tenant.Name}/members", Server.AdminToken);
        members.Is(200, """{"items":[]}""");
    }

    [SkippableFact]
    public async Task AnAnswerCountsOnceAndInTheBrowserThatBegan()
    {
        var (tenant, provider) = await Saved();
        await using var ended = provider;
        await SsoBrowser.Save(tenant, provider, id: "other");
        using var browser = new SsoBrowser(tenant);
        using var stranger = new SsoBrowser(tenant);
        using var another = new SsoBrowser(tenant);
        using var elsewhere = new SsoBrowser(tenant, "other");
        await another.Begin();
        await elsewhere.Begin();
        var callback = await browser.Authorize(await browser.Begin());

        await Lands("sso_state", stranger, callback);
        await Lands("sso_state", another, callback);
        await Lands("sso_state", browser, callback.Replace("state=", "state=x", StringComparison.Ordinal));
        // The journey to one provider is none to the other, whose address is another.
        await Lands("sso_state", elsewhere, callback.Replace("/acme/", "/other/", StringComparison.Ordinal));
        Assert.Equal("/app/", (await browser.Return(callback)).Headers["Location"]);
        await Lands("sso_unreachable", browser, callback);
        await Lands("sso_refused", browser, callback.Replace("code=", "error=access_denied&was=", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task KeysThatAreUnknownAreLookedForSeldom()
    {
        var (tenant, provider) = await Saved();
        await using var ended = provider;
        using var browser = new SsoBrowser(tenant);
        Assert.Equal("/app/", (await browser.SignIn()).Headers["Location"]);

        provider.Key = SigningKey.Ec("k2");
        Assert.Equal("/app/", (await browser.SignIn()).Headers["Location"]);
        Assert.Equal(2, provider.KeysRead);
        for (var i = 0; i < 5; i++)
        {
            provider.Head = head => head["kid"] = $"made-up-{i}";
            Assert.Equal("/app/login?sso=sso_invalid", (await browser.SignIn()).Headers["Location"]);
        }

        Assert.InRange(provider.KeysRead, 2, 4);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AProviderThatWasSetUpAgainUnderItsOldNamesIsReadAgain(bool isSavedAgain)
    {
        var (tenant, provider) = await Saved();
        await using var ended = provider;
        using var browser = new SsoBrowser(tenant);
        Assert.Equal("/app/", (await browser.SignIn()).Headers["Location"]);

        provider.Key = SigningKey.Rsa(provider.Key.Id);
        if (isSavedAgain)
        {
            await SsoBrowser.Save(tenant, provider);
        }

        Assert.Equal("/app/", (await browser.SignIn()).Headers["Location"]);
        Assert.Equal(2, provider.KeysRead);
    }

    [SkippableFact]
    public async Task ForgedSignaturesDoNotMakeTheKeysBeReadEachTime()
    {
        var (tenant, provider) = await Saved();
        await using var ended = provider;
        using var browser = new SsoBrowser(tenant);
        provider.Sign = Foreign.Sign;

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("/app/login?sso=sso_invalid", (await browser.SignIn()).Headers["Location"]);
        }

        Assert.InRange(provider.KeysRead, 2, 3);
    }

    private async Task<(Tenant Tenant, OpenIdProvider Provider)> Saved()
    {
        var (tenant, provider) = (await store.Server.NewTenant(), await OpenIdProvider.Start());
        provider.Person["email"] = "ann@acme.example";
        Assert.Equal(200, (await SsoBrowser.Save(tenant, provider)).Status);
        return (tenant, provider);
    }

    private static async Task Lands(string code, SsoBrowser browser, string callback)
        => Assert.StartsWith($"/app/login?sso={code}", (await browser.Return(callback)).Headers["Location"], StringComparison.Ordinal);

    /// <summary>What a library that takes any algorithm would verify by the key that it has.</summary>
    private static Func<byte[], byte[]> HmacBy(SigningKey key)
    {
        var modulus = Base64Url.DecodeFromChars(key.Public()["n"]!.GetValue<string>());
        return data => HMACSHA256.HashData(modulus, data);
    }

    private static Func<byte[], byte[]> Shortened(SigningKey key) => data => key.Sign(data)[..^1];

    private static long Now(int seconds) => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSsoFaultTests(SqliteStore store) : SsoFaultTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSsoFaultTests(PostgresStore store) : SsoFaultTests(store);
