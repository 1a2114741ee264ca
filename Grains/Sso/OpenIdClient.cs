using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Outbound;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>The authorization code flow with PKCE, at identity providers that tenants choose (OpenID Connect Core 1.0 §3.1, RFC 7636, RFC 9207).</summary>
public sealed class OpenIdClient
{
    /// <summary>Below the issuer.</summary>
    public const string DiscoveryPath = "/.well-known/openid-configuration";

    private const int RandomBytes = 32;
    private readonly ProviderCache _providers;
    private readonly ProviderHttp _http;
    private readonly IdTokens _tokens;

    internal OpenIdClient(ProviderCache providers, ProviderHttp http, IdTokens tokens) => (_providers, _http, _tokens) = (providers, http, tokens);

    /// <summary>Reads the discovery document and the keys.</summary>
    /// <exception cref="SsoException">The provider cannot be used; the words say why.</exception>
    public async Task<ProviderFacts> Check(SsoProvider provider, CancellationToken cancellation)
    {
        var entry = await _providers.Read(provider.Issuer, cancellation);
        return entry.Keys.Length == 0
            ? throw SsoException.NotReached("jwks_uri: the provider lists no key to verify its tokens by.")
            : new ProviderFacts(entry.Metadata.Algorithms, entry.Keys.Length, entry.Metadata.NamesItself);
    }

    /// <summary>Where the browser goes, and what it has to bring back.</summary>
    /// <param name="isFresh">The person shows a factor again even when the provider knows them.</param>
    public async Task<Authorization> Begin(SsoProvider provider, string redirectUri, bool isFresh, CancellationToken cancellation)
    {
        var metadata = await _providers.Metadata(provider.Issuer, cancellation);
        var (state, nonce, verifier) = (NewText(), NewText(), NewText());
        var arguments = new List<KeyValuePair<string, string>>
        {
            new("response_type", "code"),
            new("client_id", provider.ClientId),
            new("redirect_uri", redirectUri),
            new("scope", string.Join(' ', ["openid", "email", .. provider.Scopes])),
            new("state", state),
            new("nonce", nonce),
            new("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            new("code_challenge_method", "S256"),
        };
        if (isFresh)
        {
            arguments.AddRange([new("prompt", "login"), new("max_age", "0")]);
        }

        return new Authorization(WithQuery(metadata.Authorization, arguments), state, nonce, verifier);
    }

    /// <summary>Exchanges the code that the browser brought, and verifies what comes for it.</summary>
    /// <param name="secret">Null: the client has none.</param>
    /// <param name="named">The <c>iss</c> that came with the code; null: none.</param>
    /// <exception cref="SsoException">Nobody is proven.</exception>
    public async Task<IdToken> Finish(
        SsoProvider provider, string? secret, CodeAnswer answer, string? named, CancellationToken cancellation)
    {
        var metadata = await _providers.Metadata(provider.Issuer, cancellation);
        // Another provider's code must not be handed to this one, nor this one's to another.
        if (named is null ? metadata.NamesItself : named != provider.Issuer)
        {
            throw SsoException.NotProven("The answer is another provider's (iss).");
        }

        var tokens = await _http.Call(TokenRequests.Of(metadata, provider.ClientId, secret, answer), "token_endpoint", cancellation);
        return tokens.Text("id_token") is not { } text
            ? throw SsoException.NotProven("The provider sent no ID token.")
            : await _tokens.Verify(
                text,
                new ExpectedToken(provider.Issuer, provider.ClientId, answer.Nonce, tokens.Text("access_token"), metadata.Algorithms, provider.RoleClaim),
                cancellation);
    }

    private static Uri WithQuery(Uri endpoint, List<KeyValuePair<string, string>> arguments)
    {
        var query = string.Join('&', arguments.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{endpoint.AbsoluteUri}{(endpoint.Query.Length > 1 ? "&" : "?")}{query}");
    }

    private static string NewText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}

/// <param name="Verifier">Of PKCE: only its hash is sent with the browser.</param>
public sealed record Authorization(Uri Url, string State, string Nonce, string Verifier);

/// <param name="Nonce">What the ID token has to repeat.</param>
public sealed record CodeAnswer(string Code, string Verifier, string Nonce, string RedirectUri);

/// <param name="Algorithms">By which it may sign.</param>
/// <param name="NamesItself">It protects from mix-ups by <c>iss</c> (RFC 9207).</param>
public sealed record ProviderFacts(string[] Algorithms, int Keys, bool NamesItself);
