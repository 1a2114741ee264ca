using System.Text.Json;

namespace OrleansNotify.Sso;

/// <summary>What an identity provider's discovery document says (OpenID Connect Discovery 1.0).</summary>
/// <param name="Algorithms">Those of its tokens that we accept as well.</param>
/// <param name="UsesBasic">How a client with a secret authenticates itself: in the header, else in the body.</param>
/// <param name="NamesItself">It puts <c>iss</c> into the answer to the browser (RFC 9207).</param>
internal sealed record ProviderMetadata(
    string Issuer, Uri Authorization, Uri Token, Uri Keys, string[] Algorithms, bool UsesBasic, bool NamesItself)
{
    // RFC 7518 §3.1 without what a client could forge: no HMAC, whose key would be public, and no "none".
    private static readonly string[] Accepted = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static ProviderMetadata Parse(JsonElement document, string issuer, ProviderHttp http)
    {
        if (document.Text("issuer") != issuer)
        {
            throw SsoException.NotReached($"The discovery document is another issuer's; the issuer has to be spelled as in it, to the slash at its end.");
        }

        string[] algorithms = [.. (document.Texts("id_token_signing_alg_values_supported") ?? ["RS256"]).Intersect(Accepted)];
        if (algorithms.Length == 0)
        {
            throw SsoException.NotReached($"The provider signs with no algorithm that is accepted here ({string.Join(", ", Accepted)}).");
        }

        var methods = document.Texts("token_endpoint_auth_methods_supported");
        return new ProviderMetadata(
            issuer,
            http.Checked(document.Text("authorization_endpoint"), "authorization_endpoint"),
            http.Checked(document.Text("token_endpoint"), "token_endpoint"),
            http.Checked(document.Text("jwks_uri"), "jwks_uri"),
            algorithms,
            methods is null || methods.Contains("client_secret_basic"),
            document.IsTrue("authorization_response_iss_parameter_supported"));
    }
}
