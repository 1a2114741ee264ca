using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>The headers that prove to a receiver who sent an attempt.</summary>
public static class WebhookSignature
{
    internal const string HmacVersion = "v1,";
    internal const string Ed25519Version = "v1a,";

    /// <summary>
    /// The value of <c>webhook-signature</c>: an entry for every secret that has not expired at <paramref name="at"/>, in their order.
    /// Null when there is none, or one that should sign cannot.
    /// </summary>
    /// <param name="at">The time of the attempt, which is also the <c>webhook-timestamp</c>.</param>
    public static string? Header(IReadOnlyList<SigningSecret> secrets, string messageId, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var content = new SignedContent(messageId, at.ToUnixTimeSeconds(), body);
        string? header = null;
        for (var i = 0; i < secrets.Count; i++)
        {
            if (secrets[i].ExpiresAt <= at)
            {
                continue;
            }

            if (Entry(ReadySecret.Of(secrets[i]), content) is not { } entry)
            {
                return null;
            }

            header = header is null ? entry : $"{header} {entry}";
        }

        return header;
    }

    /// <summary>
    /// <c>sha256=</c> and the lower-case hexadecimal HMAC-SHA256 of the body alone, as GitHub sends it. The key is the text of the newest
    /// shared secret as it was shown, prefix included: what <c>createHmac('sha256', secret)</c> takes. Null when no shared secret is alive.
    /// </summary>
    public static string? OfBody(IReadOnlyList<SigningSecret> secrets, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (!(secrets[i].ExpiresAt <= at) && secrets[i].Text.StartsWith(SigningKey.HmacPrefix, StringComparison.Ordinal))
            {
                Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets[i].Text), body, mac);
                return $"sha256={Convert.ToHexStringLower(mac)}";
            }
        }

        return null;
    }

    private static string? Entry(ReadySecret secret, SignedContent content)
    {
        switch (secret.Key)
        {
            case { Kind: SigningKeyKind.Hmac }:
                Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
                secret.Hmac(content, mac);
                return Written(HmacVersion, mac);
            case { Kind: SigningKeyKind.Ed25519Private } key when Ed25519.IsSupported:
                Span<byte> signature = stackalloc byte[Ed25519.SignatureLength];
                content.Sign(key.Seed, signature);
                return Written(Ed25519Version, signature);
            default:
                return null;
        }
    }

    private static string Written(string version, ReadOnlySpan<byte> signature)
    {
        Span<char> base64 = stackalloc char[(Ed25519.SignatureLength + 2) / 3 * 4];
        Convert.TryToBase64Chars(signature, base64, out var length);
        return string.Concat(version, base64[..length]);
    }
}
