using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>What a request says of itself: one of these is the HMAC of <paramref name="Before"/> and the body.</summary>
/// <param name="Refusal">Why it cannot be so, whatever the secret; null: to be compared.</param>
internal sealed record ClaimedSignature(string Before, IReadOnlyList<byte[]> Signatures, SignatureVerdict? Refusal = null)
{
    /// <summary>While keys are rotated there are several, of which any may be the one. Comparing costs little; what is hashed is hashed once.</summary>
    public const int MaxSignatures = 64;

    public static ClaimedSignature Refused(SignatureVerdict why) => new("", [], why);

    public static ClaimedSignature Of(SourceSettings settings, IHeaderDictionary headers, DateTimeOffset now) => settings.Scheme switch
    {
        SourceScheme.Standard => StandardScheme.Read(headers, now),
        SourceScheme.Stripe => StripeScheme.Read(headers, now),
        SourceScheme.Slack => SlackScheme.Read(headers, now),
        _ => HmacScheme.Read(settings, headers),
    };

    public bool IsBy(IEnumerable<byte[]> keys, byte[] body)
    {
        byte[] signed = Before.Length == 0 ? body : [.. Encoding.UTF8.GetBytes(Before), .. body];
        var isKnown = false;
        foreach (var key in keys)
        {
            var expected = HMACSHA256.HashData(key, signed);
            foreach (var signature in Signatures)
            {
                isKnown |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return isKnown;
    }
}
