using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Members;

/// <summary>What stands behind the # of a link: whom it is for, and 256 random bits, kept only as their SHA-256.</summary>
public static class LinkToken
{
    private const int SecretBytes = 32;
    private const int MaxLength = 600;

    /// <param name="parts">A tenant, or a tenant and an address.</param>
    public static string New(params string[] parts)
        => string.Join('.', parts.Select(part => Text(Encoding.UTF8.GetBytes(part))).Append(Text(RandomNumberGenerator.GetBytes(SecretBytes))));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <returns>The parts; null: it is none with so many.</returns>
    public static string[]? Read(string? token, int count)
    {
        if (token is not { Length: > 0 and <= MaxLength } || token.Split('.') is not { } pieces || pieces.Length != count + 1)
        {
            return null;
        }

        var parts = new string[count];
        for (var i = 0; i < count; i++)
        {
            var bytes = new byte[pieces[i].Length];
            // Decoding throws at what is none.
            if (!System.Buffers.Text.Base64Url.IsValid(pieces[i]) || !System.Buffers.Text.Base64Url.TryDecodeFromChars(pieces[i], bytes, out var length))
            {
                return null;
            }

            parts[i] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return parts;
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
