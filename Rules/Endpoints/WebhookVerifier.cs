using System.Globalization;
using System.Security.Cryptography;

namespace OrleansNotify.Endpoints;

/// <summary>Verifies a message that was signed as Standard Webhooks 1.0.0 says.</summary>
public static class WebhookVerifier
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // Ten old keys and the current one; more is somebody who wants the server to calculate.
    private const int MostEntries = 16;

    /// <summary>Valid when any entry is by any of the keys. Entries of unknown versions are skipped.</summary>
    /// <param name="keys"><c>whsec_…</c> (the prefix may be missing), <c>whpk_…</c> or <c>whsk_…</c>.</param>
    /// <param name="messageId">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    public static SignatureCheck Verify(
        IReadOnlyList<string> keys, string? messageId, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(messageId) || messageId.Contains('.', StringComparison.Ordinal)
            || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
        {
            return SignatureCheck.MissingHeader;
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureCheck.BadTimestamp;
        }

        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return SignatureCheck.Stale;
        }

        return AnyMatches(keys, signature, new SignedContent(messageId, seconds, body));
    }

    private static SignatureCheck AnyMatches(IReadOnlyList<string> keys, string signature, SignedContent content)
    {
        var isValid = false;
        foreach (var text in keys)
        {
            if (!SigningKey.TryParse(text, out var key) || (key.Kind != SigningKeyKind.Hmac && !Ed25519.IsSupported))
            {
                return SignatureCheck.BadKey;
            }

            isValid |= key.Kind == SigningKeyKind.Hmac
                ? MatchesHmac(key.Bytes, signature, content)
                : MatchesEd25519(key.PublicKey, signature, content);
        }

        return keys.Count == 0 ? SignatureCheck.BadKey : isValid ? SignatureCheck.Valid : SignatureCheck.NoMatch;
    }

    private static bool MatchesHmac(ReadOnlySpan<byte> key, string signature, SignedContent content)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        content.Hmac(key, expected);
        var isMatch = false;
        var entries = new SignatureEntries(signature, WebhookSignature.HmacVersion, MostEntries);
        while (entries.Next(given))
        {
            isMatch |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return isMatch;
    }

    private static bool MatchesEd25519(ReadOnlySpan<byte> publicKey, string signature, SignedContent content)
    {
        Span<byte> given = stackalloc byte[Ed25519.SignatureLength];
        var isMatch = false;
        var entries = new SignatureEntries(signature, WebhookSignature.Ed25519Version, MostEntries);
        while (entries.Next(given))
        {
            isMatch |= content.Verify(publicKey, given);
        }

        return isMatch;
    }
}
