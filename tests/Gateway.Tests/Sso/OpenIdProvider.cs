using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Testing;

namespace OrleansNotify.Sso;

/// <summary>An OpenID provider on this machine, at which one person is signed in; and what it can do wrong.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "notify & co";
    public const string ClientSecret = "s3cret:of+the client";

    private readonly ConcurrentDictionary<string, JsonObject> _codes = new();
    private WebApplication _app = null!;

    /// <summary>Also the base address.</summary>
    public string Issuer { get; private set; } = "";

    public SigningKey Key { get; set; } = SigningKey.Rsa("k1");

    /// <summary>What the key set lists; the signing key unless a test says otherwise.</summary>
    public List<SigningKey>? Listed { get; set; }

    public Dictionary<string, object?> Person { get; } = new() { ["sub"] = "subject-1", ["email_verified"] = true };

    /// <summary>Changes the discovery document.</summary>
    public Action<JsonObject> Discovery { get; set; } = _ => { };

    /// <summary>Changes the claims of the ID token.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>Changes the head of the ID token.</summary>
    public Action<JsonObject> Head { get; set; } = _ => { };

    /// <summary>Instead of the signature that is right.</summary>
    public Func<byte[], byte[]>? Sign { get; set; }

    /// <summary>The <c>iss</c> of the answer to the browser; null: none.</summary>
    public Func<string, string?> Named { get; set; } = issuer => issuer;

    public int KeysRead { get; private set; }

    public static async Task<OpenIdProvider> Start()
    {
        var provider = new OpenIdProvider();
        provider._app = await LocalHttp.Start(provider.Answer);
        provider.Issuer = provider._app.Urls.First();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task Answer(HttpContext context) => context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => Json(context, Document()),
        "/jwks" => Json(context, Keys()),
        "/authorize" => Authorize(context),
        "/token" => Token(context),
        _ => Json(context, [], 404),
    };

    private JsonObject Document()
    {
        var document = new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize?tenant=a",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/jwks",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256", "ES256", "HS256", "none"),
            ["authorization_response_iss_parameter_supported"] = true,
        };
        Discovery(document);
        return document;
    }

    private JsonObject Keys()
    {
        KeysRead++;
        return new JsonObject { ["keys"] = new JsonArray([.. (Listed ?? [Key]).Select(key => (JsonNode)key.Public())]) };
    }

    private async Task Authorize(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Assert.Equal(("code", ClientId, "S256", "a"), (query["response_type"], query["client_id"], query["code_challenge_method"], query["tenant"]));
        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = new JsonObject(query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        var named = Named(Issuer) is { } iss ? $"&iss={Uri.EscapeDataString(iss)}" : "";
        context.Response.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"])}{named}");
        await Task.CompletedTask;
    }

    private async Task Token(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var basic = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"))}";
        if (context.Request.Headers.Authorization != basic)
        {
            await Json(context, new JsonObject { ["error"] = "invalid_client" }, 401);
            return;
        }

        // A code is good for one exchange, by the client that has the verifier.
        if (!_codes.TryRemove(form["code"], out var asked) || form["redirect_uri"] != (string?)asked["redirect_uri"]
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))) != (string?)asked["code_challenge"])
        {
            await Json(context, new JsonObject { ["error"] = "invalid_grant" }, 400);
            return;
        }

        var access = RandomNumberGenerator.GetHexString(32);
        await Json(context, new JsonObject { ["access_token"] = access, ["token_type"] = "Bearer", ["id_token"] = IdToken((string?)asked["nonce"], access) });
    }

    private string IdToken(string? nonce, string access)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = JsonSerializer.SerializeToNode(Person)!.AsObject();
        claims["iss"] = Issuer;
        claims["aud"] = ClientId;
        claims["iat"] = now;
        claims["exp"] = now + 300;
        claims["auth_time"] = now;
        claims["nonce"] = nonce;
        claims["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(access)).AsSpan(0, 16));
        Claims(claims);
        var head = new JsonObject { ["alg"] = Key.Algorithm, ["kid"] = Key.Id, ["typ"] = "JWT" };
        Head(head);
        var signed = Encoding.ASCII.GetBytes($"{Part(head)}.{Part(claims)}");
        return $"{Encoding.ASCII.GetString(signed)}.{Base64Url.EncodeToString((Sign ?? Key.Sign)(signed))}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static Task Json(HttpContext context, JsonObject body, int status = 200)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body);
    }
}
