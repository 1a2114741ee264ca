using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace OrleansNotify.Sources;

/// <summary>Whether a request is signed with one of a source's keys. Which reason it is refused for is nobody's business outside.</summary>
internal static class SourceSignature
{
    public const string IdHeader = "webhook-id";
    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";
    private const int MaxSignatures = 5;
    private const int MaxIdLength = 1_024;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="keys">The secrets' text, those that have not ended.</param>
    public static bool IsValid(SourceSettings settings, IEnumerable<byte[]> keys, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
        => settings.Scheme == SourceScheme.Standard
            ? IsStandard(keys, headers, body, now)
            : IsHmac(settings, keys, headers, body);

    private static bool IsHmac(SourceSettings settings, IEnumerable<byte[]> keys, IHeaderDictionary headers, byte[] body)
    {
        var header = headers[settings.SignatureHeader];
        if (header is not [{ } text] || !text.StartsWith(settings.SignaturePrefix, StringComparison.Ordinal)
            || Decode(text.AsSpan(settings.SignaturePrefix.Length), settings.Encoding) is not { } signature)
        {
            return false;
        }

        var isKnown = false;
        foreach (var key in keys)
        {
            isKnown |= key.Length > 0 && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, body), signature);
        }

        return isKnown;
    }

    private static bool IsStandard(IEnumerable<byte[]> keys, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        if (headers[IdHeader] is not [{ Length: > 0 and <= MaxIdLength } id] || headers[TimestampHeader] is not [{ } timestamp] || !IsFresh(timestamp, now))
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signatures = Signatures(headers[SignatureHeader]);
        var isKnown = false;
        foreach (var text in keys)
        {
            if (SourceSecrets.StandardKey(Encoding.UTF8.GetString(text)) is { } key)
            {
                var expected = HMACSHA256.HashData(key, signed);
                isKnown |= signatures.Exists(signature => CryptographicOperations.FixedTimeEquals(expected, signature));
            }
        }

        return isKnown;
    }

    private static bool IsFresh(string timestamp, DateTimeOffset now)
        => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds;

    private static List<byte[]> Signatures(StringValues header) =>
    [
        .. header.ToString().Split(' ', MaxSignatures + 1).Take(MaxSignatures)
            .Where(entry => entry.StartsWith("v1,", StringComparison.Ordinal))
            .Select(entry => Decode(entry.AsSpan("v1,".Length), SignatureEncoding.Base64))
            .OfType<byte[]>(),
    ];

    /// <summary>Exactly the 32 bytes of a SHA-256, or null.</summary>
    private static byte[]? Decode(ReadOnlySpan<char> text, SignatureEncoding encoding)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return encoding == SignatureEncoding.Hex
            ? text.Length == bytes.Length * 2 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null
            : Convert.TryFromBase64Chars(text, bytes, out var length) && length == bytes.Length ? bytes : null;
    }
}
