using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Client.Webhooks;

/// <summary>Checks a Standard Webhook: who sent it and when.</summary>
/// <param name="secrets"><c>whsec_…</c>; several while one replaces the other.</param>
public sealed class WebhookVerifier(params string[] secrets)
{
    private const string Prefix = "whsec_";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[][] _keys = [.. secrets.Select(Key)];

    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">As it came, before anything has parsed it.</param>
    /// <exception cref="WebhookException">It was not sent by whom it says, or not now.</exception>
    public VerifiedWebhook Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, TimeProvider? time = null)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
        {
            throw new WebhookException("A webhook has the headers webhook-id, webhook-timestamp and webhook-signature.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            throw new WebhookException("webhook-timestamp is seconds since 1970.");
        }

        var sentAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (((time ?? TimeProvider.System).GetUtcNow() - sentAt).Duration() > Tolerance)
        {
            throw new WebhookException("The webhook's time is too far from now.");
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return Matches(signed, signatures) ? new VerifiedWebhook(id, sentAt) : throw new WebhookException("The webhook's signature is not of this secret.");
    }

    private bool Matches(byte[] signed, string signatures)
    {
        var isValid = false;
        foreach (var key in _keys)
        {
            var expected = HMACSHA256.HashData(key, signed);
            foreach (var signature in signatures.Split(' '))
            {
                var given = new byte[expected.Length];
                isValid |= signature.StartsWith("v1,", StringComparison.Ordinal)
                    && Convert.TryFromBase64String(signature[3..], given, out var length) && length == expected.Length
                    && CryptographicOperations.FixedTimeEquals(given, expected);
            }
        }

        return isValid;
    }

    internal static byte[] Key(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) && length > 0
            ? key[..length]
            : throw new FormatException("A secret is whsec_ and base64.");
    }
}
