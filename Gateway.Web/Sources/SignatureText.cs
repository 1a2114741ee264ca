using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace OrleansNotify.Sources;

/// <summary>Signatures and times as headers have them.</summary>
internal static class SignatureText
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Exactly the 32 bytes of a SHA-256, or null.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text, SignatureEncoding encoding)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return encoding == SignatureEncoding.Hex
            ? text.Length == bytes.Length * 2 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done ? bytes : null
            : Convert.TryFromBase64Chars(text, bytes, out var length) && length == bytes.Length ? bytes : null;
    }

    /// <summary>Seconds since 1970; null when it is fresh.</summary>
    public static SignatureVerdict? CheckTime(string? timestamp, DateTimeOffset now)
        => !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? SignatureVerdict.SignatureMalformed
            : Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds ? SignatureVerdict.Clock
            : null;
}
