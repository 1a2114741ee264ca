using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace OrleansNotify.Http;

/// <summary>The token of an <c>Authorization: Bearer</c> header (RFC 6750; the scheme in any case).</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 2048;

    /// <summary>False when the header is there but has no usable token; true with null when there is no header.</summary>
    public static bool TryRead(HttpContext context, out string? token)
    {
        token = null;
        var header = context.Request.Headers.Authorization;
        if (StringValues.IsNullOrEmpty(header))
        {
            return true;
        }

        if (header is not [{ Length: <= MaxLength } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        token = value[Scheme.Length..];
        return token.Length > 0 && !token.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    public static bool IsRepeated(HttpContext context) => context.Request.Headers.Authorization.Count > 1;

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Compares hashes, so that the time taken says nothing about the token.</summary>
    public static bool Matches(string token, string tokenHash) => AreSame(Hash(token), tokenHash);

    public static bool AreSame(string hash, string otherHash)
        => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(otherHash));
}
