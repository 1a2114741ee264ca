using System.Text.Json;
using OrleansNotify.Members;
using OrleansNotify.Running;

namespace OrleansNotify.Sso;

/// <summary>The settings of identity providers.</summary>
public abstract class SsoProviderTests(Store store)
{
    [SkippableFact]
    public async Task AnOwnerSavesTestsAndDeletesAProvider()
    {
        var owner = await Colleague.Join(await store.Server.NewTenant(), "owner");
        await using var provider = await OpenIdProvider.Start();
        var settings = new
        {
            name = "Acme",
            issuer = provider.Issuer,
            clientId = OpenIdProvider.ClientId,
            clientSecret = OpenIdProvider.ClientSecret,
            domains = new[] { "@Acme.Example" },
            roleClaim = "groups",
            roles = new Dictionary<string, string> { ["ops"] = "admin" },
            scopes = new[] { "groups" },
        };

        var saved = await owner.Ask("PUT", "/v1/sso-providers/acme", settings);

        saved.IsOk();
        Assert.Equal($"http://127.0.0.1:{store.Server.Port}{owner.Tenant.Prefix}/auth/sso/acme/callback", saved.Json.GetProperty("redirectUri").GetString());
        Assert.Equal(("acme.example", true), (saved.Json.GetProperty("domains")[0].GetString(), saved.Json.GetProperty("hasSecret").GetBoolean()));
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, saved.Body, StringComparison.Ordinal);
        Assert.True((await owner.Ask("POST", "/v1/sso-providers/acme/test")).Json.GetProperty("ok").GetBoolean());
        Assert.True((await owner.Ask("PUT", "/v1/sso-providers/acme", new { name = "Acme", issuer = provider.Issuer, clientId = OpenIdProvider.ClientId, domains = settings.domains }))
            .Json.GetProperty("hasSecret").GetBoolean());
        (await owner.Ask("PUT", "/v1/sso-providers/acme", new { name = "Acme", issuer = "http://127.0.0.1:1", clientId = OpenIdProvider.ClientId, domains = settings.domains }))
            .Refuses(422, "secret_needed");
        Assert.Equal(204, (await owner.Ask("DELETE", "/v1/sso-providers/acme")).Status);
        (await owner.Ask("GET", "/v1/sso-providers/acme")).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task ATestSaysInWordsWhatIsWrong()
    {
        var tenant = await store.Server.NewTenant();
        await using var provider = await OpenIdProvider.Start();
        await SsoBrowser.Save(tenant, provider);
        provider.Discovery = document => document["issuer"] = "https://elsewhere.example";
        Assert.Contains("another issuer's", await Words(), StringComparison.Ordinal);
        provider.Discovery = document => document["id_token_signing_alg_values_supported"] = new System.Text.Json.Nodes.JsonArray("HS256");
        Assert.Contains("no algorithm", await Words(), StringComparison.Ordinal);
        provider.Discovery = document => document.Remove("token_endpoint");
        Assert.Contains("no token_endpoint", await Words(), StringComparison.Ordinal);
        provider.Discovery = document => document["padding"] = new string('x', 70_000);
        Assert.Contains("65536 bytes", await Words(), StringComparison.Ordinal);
        (provider.Discovery, provider.Listed) = (_ => { }, []);
        Assert.Contains("no key", await Words(), StringComparison.Ordinal);

        async Task<string> Words()
            => (await store.Server.Post($"/v1/admin/tenants/{tenant.Name}/sso-providers/acme/test", null, Server.AdminToken)).Json.GetProperty("problem").GetString()!;
    }

    [SkippableTheory]
    [InlineData("issuer", "\"https://10.1.2.3\"", "issuer_invalid")]
    [InlineData("issuer", "\"https://id.example.org/.well-known/openid-configuration\"", "issuer_invalid")]
    [InlineData("issuer", "\"https://id.example.org?x=1\"", "issuer_invalid")]
    [InlineData("issuer", "\"https://a:b@id.example.org\"", "issuer_invalid")]
    [InlineData("issuer", "\"ftp://id.example.org\"", "issuer_invalid")]
    [InlineData("issuer", "null", "issuer_invalid")]
    [InlineData("domains", "[]", "domain_invalid")]
    [InlineData("domains", "null", "domain_invalid")]
    [InlineData("domains", "[\"*\"]", "domain_invalid")]
    [InlineData("domains", "[null]", "domain_invalid")]
    [InlineData("newMembers", "\"owner\"", "role_invalid")]
    [InlineData("roles", "{\"ops\":\"admin\"}", "role_invalid")]
    [InlineData("scopes", "[\"a b\"]", "scopes_invalid")]
    [InlineData("name", "\"\"", "sso_invalid")]
    [InlineData("clientId", "null", "sso_invalid")]
    public async Task WhatCannotWorkIsNotSaved(string member, string value, string code)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse("""{"name":"Acme","issuer":"https://id.example.org","clientId":"a","domains":["acme.example"]}""")!.AsObject();
        body[member] = System.Text.Json.Nodes.JsonNode.Parse(value);

        (await store.Server.Put("/v1/admin/tenants/default/sso-providers/acme", body.ToJsonString(), Server.AdminToken)).Refuses(422, code);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSsoProviderTests(SqliteStore store) : SsoProviderTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSsoProviderTests(PostgresStore store) : SsoProviderTests(store);
