using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary><c>X-Twilio-Signature</c>: over the URL that Twilio called and the fields of a form, or the hash of another body.</summary>
internal static class TwilioSignature
{
    private const string BodyHash = "bodySHA256";

    /// <summary>Null: it holds. Otherwise why not, for the log.</summary>
    public static string? ProblemOf(CallbackRequest request, FormFields body, ProviderSettings settings)
    {
        if (request.Headers.GetValueOrDefault("X-Twilio-Signature") is not { Length: > 0 } given)
        {
            return "X-Twilio-Signature is missing";
        }

        var rule = request.Headers.GetValueOrDefault("X-Twilio-Webhooks-Signature-Settings");
        var secret = settings[rule is null ? "authToken" : "sharedKey"];
        if (secret.Length == 0)
        {
            return rule is null ? "there is no auth token to verify with" : "there is no shared key to verify with";
        }

        if (rule is not null && !rule.Split(',').Any(part => part.Trim() == "algorithm=HMAC_SHA256"))
        {
            return "the signature's algorithm is not known";
        }

        return !body.IsForm && request.Body.Length > 0 && !HasBodyHash(request)
            ? "bodySHA256 is missing or is not that of the body"
            : TwilioUrl.Forms(request.Url).Any(url => Matches(url + body.Signed, secret, rule is not null, given)) ? null : "the signature is wrong";
    }

    private static bool Matches(string text, string secret, bool isSha256, string given)
    {
        var (key, data) = (Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        // SHA-1 is Twilio's choice.
#pragma warning disable CA5350
        var mac = isSha256 ? HMACSHA256.HashData(key, data) : HMACSHA1.HashData(key, data);
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToBase64String(mac)), Encoding.UTF8.GetBytes(given));
    }

    // It may be there twice; then each must be right.
    private static bool HasBodyHash(CallbackRequest request)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Body));
        var given = FormFields.Parse(request.Url.Query.TrimStart('?')).All(BodyHash);
        return given.Count > 0 && given.All(value => string.Equals(value, hash, StringComparison.OrdinalIgnoreCase));
    }
}
