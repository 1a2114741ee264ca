using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Outbound;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

internal sealed class OpenIdClient(ProviderCache providers, ProviderHttp http, IdTokens tokens) : IOpenIdClient
{
    private const int RandomBytes = 32;

    public async Task<ProviderFacts> Check(SsoProvider provider, CancellationToken cancellation)
    {
        var entry = await providers.Read(provider.Issuer, cancellation);
        return entry.Keys.Length == 0
            ? throw SsoException.NotReached("jwks_uri: the provider lists no key to verify its tokens by.")
            : new ProviderFacts(entry.Metadata.Algorithms, entry.Keys.Length, entry.Metadata.NamesItself);
    }

    public void Forget(string issuer) => providers.Forget(issuer);

    public async Task<Authorization> Begin(SsoProvider provider, string redirectUri, bool isFresh, CancellationToken cancellation)
    {
        var metadata = await providers.Metadata(provider.Issuer, cancellation);
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

    public async Task<IdToken> Finish(
        SsoProvider provider, string? secret, CodeAnswer answer, string? named, CancellationToken cancellation)
    {
        var metadata = await providers.Metadata(provider.Issuer, cancellation);
        // Another provider's code must not be handed to this one, nor this one's to another.
        if (named is null ? metadata.NamesItself : named != provider.Issuer)
        {
            throw SsoException.NotProven("The answer is another provider's (iss).");
        }

        var answered = await http.Call(TokenRequests.Of(metadata, provider.ClientId, secret, answer), "token_endpoint", cancellation);
        return answered.Text("id_token") is not { } text
            ? throw SsoException.NotProven("The provider sent no ID token.")
            : await tokens.Verify(
                text,
                new ExpectedToken(provider.Issuer, provider.ClientId, answer.Nonce, answered.Text("access_token"), metadata.Algorithms, provider.RoleClaim),
                cancellation);
    }

    private static Uri WithQuery(Uri endpoint, List<KeyValuePair<string, string>> arguments)
    {
        var query = string.Join('&', arguments.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{endpoint.AbsoluteUri}{(endpoint.Query.Length > 1 ? "&" : "?")}{query}");
    }

    private static string NewText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}
