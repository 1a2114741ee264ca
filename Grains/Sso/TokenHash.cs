using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Sso;

internal static class TokenHash
{
    /// <summary>The left half of the hash that the token's algorithm names (OpenID Connect Core 1.0 §3.1.3.6).</summary>
    public static string Of(string accessToken, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken);
        var hash = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(bytes),
            "512" => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
