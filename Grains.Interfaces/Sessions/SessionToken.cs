using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Sessions;

/// <summary>A session's token: a version 4 UUID (the contract of the sales extension) of 122 random bits, kept only as its SHA-256.</summary>
public static class SessionToken
{
    // Not Guid.NewGuid: its documentation promises uniqueness, not unpredictability.
    public static string New() => Uuid(RandomNumberGenerator.GetBytes(16));

    /// <summary>Always the same token of a keyed hash.</summary>
    /// <param name="hash">Hexadecimal, at least 128 bits.</param>
    public static string Of(string hash) => Uuid(Convert.FromHexString(hash.AsSpan(0, 32)));

    public static bool IsWellFormed(string? token) => token is { Length: 36 } && Guid.TryParseExact(token, "D", out _);

    public static string Hash(string token)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.ToLowerInvariant())));

    private static string Uuid(byte[] bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
