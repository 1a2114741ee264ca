using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrleansNotify.Running;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Tokens that are not ours, or not this one's: made with the server's own key, so that only what is named is wrong with them.</summary>
public abstract class AccessTokenTests(Store store)
{
    [SkippableFact]
    public async Task OnlyAnUnchangedTokenOfAKnownKeyIsTaken()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var other = await Colleague.Join(await store.Server.NewTenant(), "owner");
        var (header, payload) = Parts(ann.Token);
        var (_, others) = Parts(other.Token);
        var later = (long)payload["exp"]! - 3600;

        Assert.Equal(200, await StatusOf(Signed(header, payload)));
        var wrong = new Dictionary<string, string>
        {
            ["alg none"] = Text(With(header, "alg", "none")) + "." + Text(payload) + ".",
            ["alg none, signed"] = Signed(With(header, "alg", "none"), payload),
            ["another alg"] = Signed(With(header, "alg", "HS512"), payload),
            ["another kid"] = Signed(With(header, "kid", "00000000"), payload),
            ["no kid"] = Signed(With(header, "kid", null), payload),
            ["a key of its own"] = Signed(With(header, "jwk", new JsonObject { ["kty"] = "oct", ["k"] = "AAAA" }), payload),
            ["a key elsewhere"] = Signed(With(header, "jku", "https://evil.example/keys"), payload),
            ["another type"] = Signed(With(header, "typ", "JWT"), payload),
            ["expired"] = Signed(header, With(payload, "exp", later)),
            ["without end"] = Signed(header, With(payload, "exp", null)),
            ["another audience"] = Signed(header, With(payload, "aud", "elsewhere")),
            ["another issuer"] = Signed(header, With(payload, "iss", "elsewhere")),
            ["another tenant"] = Signed(header, With(payload, "tenant", others["tenant"])),
            ["another person"] = Signed(header, With(payload, "sub", others["sub"])),
            ["another session"] = Signed(header, With(payload, "sid", others["sid"])),
            ["no session"] = Signed(header, With(payload, "sid", new string('0', 64))),
            ["changed"] = Text(header) + "." + Text(With(payload, "tenant", "default")) + "." + ann.Token.Split('.')[2],
            ["cut"] = ann.Token[..^2],
        };
        foreach (var (what, token) in wrong)
        {
            Assert.Equal((what, 401), (what, await StatusOf(token)));
        }

        Assert.DoesNotContain("role", payload.ToJsonString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task WhatChangesWhoGetsInNeedsAFactorThatWasShownLately()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await Colleague.Join(tenant, "owner");
        var byMail = await tenant.SignInAs(ann.Email);
        var (header, payload) = Parts(ann.Token);
        // A session that has shown none of its factors here.
        var stale = Signed(header, With(payload, "sid", SessionToken.Hash(byMail.Token)));

        foreach (var (route, status) in Guarded)
        {
            (await tenant.Ask(route, stale)).Refuses(403, "step_up_required");
            Assert.Equal((route, status), (route, (await tenant.Ask(route, ann.Token)).Status));
        }

        Assert.Equal(200, (await store.Server.Get("/v1/members", stale)).Status);
        Assert.Equal(422, (await tenant.Ask("PUT /v1/members/a@b.com", byMail.Token)).Status);
        (await ann.Auth("POST", "/step-up", new { password = "not it, but long" })).Refuses(401, "invalid_credentials");
        Assert.Equal(204, (await ann.Auth("POST", "/step-up", new { password = Colleague.Password })).Status);
    }

    private static readonly (string Route, int Status)[] Guarded =
    [
        ("PUT /v1/members/a@b.com", 422), ("DELETE /v1/members/a@b.com", 404), ("POST /v1/members/invitations", 422), ("POST /v1/api-keys", 422),
        ("DELETE /v1/api-keys/none", 404), ("DELETE /v1/users/a@b.com/sessions", 404),
    ];

    private async Task<int> StatusOf(string token) => (await store.Server.Get("/v1/inbox", token)).Status;

    private static (JsonObject Header, JsonObject Payload) Parts(string token)
    {
        var parts = token.Split('.').Take(2).Select(part => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject()).ToList();
        return (parts[0], parts[1]);
    }

    private static JsonObject With(JsonObject before, string name, JsonNode? value)
    {
        var after = before.DeepClone().AsObject();
        after.Remove(name);
        if (value is not null)
        {
            after[name] = value.DeepClone();
        }

        return after;
    }

    private static string Text(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private string Signed(JsonObject header, JsonObject payload)
    {
        var root = new SecretKey(Convert.FromBase64String(File.ReadAllText(Path.Combine(store.Server.Database.Folder, "secret.key")).Trim()));
        var text = $"{Text(header)}.{Text(payload)}";
        var key = new AccessTokenKeys(new SecretKeys(root)).All[0].Bytes;
        var hash = header["alg"]!.GetValue<string>() == "HS512" ? HMACSHA512.HashData(key, Encoding.UTF8.GetBytes(text)) : HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        return $"{text}.{Base64Url.EncodeToString(hash)}";
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteAccessTokenTests(SqliteStore store) : AccessTokenTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresAccessTokenTests(PostgresStore store) : AccessTokenTests(store);
