using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace OrleansNotify.Sso;

/// <summary>The public keys that an identity provider signs with.</summary>
internal static class ProviderKeys
{
    private const int Most = 50;

    /// <summary>Only those that can verify what we accept: a symmetric key in a public list is no secret.</summary>
    public static JsonWebKey[] Parse(JsonElement document)
    {
        try
        {
            return [.. new JsonWebKeySet(document.GetRawText()).Keys
                .Where(key => key.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve && key.Use is null or "" or "sig")
                .Take(Most)];
        }
        catch (ArgumentException)
        {
            throw SsoException.NotReached("jwks_uri: the answer is no set of keys.");
        }
    }

    /// <summary>Those that may have signed a token: by its key id, or all of its kind when it names none.</summary>
    public static List<SecurityKey> For(IEnumerable<JsonWebKey> keys, string? kid, string algorithm)
        => [.. keys.Where(key => (string.IsNullOrEmpty(kid) || key.Kid == kid) && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm))];
}
