using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>The signature of the event webhook: ECDSA over the time and the body as it came, which ends in CR LF.</summary>
internal static class SendGridSignature
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>What is wrong, null when nothing is. Any age is taken: a repeat of an event changes nothing.</summary>
    /// <param name="publicKey">Base64 of the DER form, as SendGrid shows it.</param>
    public static string? Validate(CallbackRequest request, string publicKey)
    {
        if (publicKey.Length == 0)
        {
            return "the account has no verification key";
        }

        if (!request.Headers.TryGetValue(SignatureHeader, out var signature) || !request.Headers.TryGetValue(TimestampHeader, out var timestamp))
        {
            return "the signature or its time is missing";
        }

        try
        {
            return IsSigned(request.Body, timestamp, Convert.FromBase64String(signature), Convert.FromBase64String(publicKey))
                ? null
                : "the signature is wrong";
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return "the signature or the account's verification key cannot be read";
        }
    }

    private static bool IsSigned(byte[] body, string timestamp, byte[] signature, byte[] publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(body);
        return key.VerifyHash(hash.GetHashAndReset(), signature, DSASignatureFormat.Rfc3279DerSequence);
    }
}
