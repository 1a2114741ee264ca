using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Tenants;

/// <summary>
/// A tenant's API key: <c>nk_&lt;tenant&gt;_</c>, 40 hexadecimal digits (160 random bits) and 8 of a checksum over all before them, so that
/// a mistyped one costs no look-up and a leaked one is recognized. Kept only as its SHA-256.
/// </summary>
public static class ApiKey
{
    private const string Prefix = "nk_";
    private const int SecretLength = 40;
    private const int ChecksumLength = 8;

    public static string New(string tenant)
    {
        var text = $"{Prefix}{tenant}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2))}";
        return text + Checksum(text);
    }

    public static string NewId() => $"key_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>Null when it is no key that was made here.</summary>
    public static string? TenantOf(string key)
    {
        var end = key.Length - SecretLength - ChecksumLength - 1;
        return end > Prefix.Length && key.StartsWith(Prefix, StringComparison.Ordinal) && key[end] == '_'
            && Checksum(key[..^ChecksumLength]).Equals(key[^ChecksumLength..], StringComparison.Ordinal)
            && TenantName.IsValid(key[Prefix.Length..end])
            ? key[Prefix.Length..end]
            : null;
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Checksum(string text) => Hash(text)[..ChecksumLength];
}
