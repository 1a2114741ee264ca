using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Sessions;

/// <summary>A session's token: a version 4 UUID (the contract of the sales extension) of 122 random bits, kept only as its SHA-256.</summary>
public static class SessionToken
{
    public static string New() => NewUuid().ToString("D");

    public static bool IsWellFormed(string? token) => token is { Length: 36 } && Guid.TryParseExact(token, "D", out _);

    public static string Hash(string token)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.ToLowerInvariant())));

    // Not Guid.NewGuid: its documentation promises uniqueness, not unpredictability.
    private static Guid NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
