using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>The set-up of a webhook: WhatsApp wants its challenge back from whoever knows the verify token.</summary>
internal static class WhatsAppChallenge
{
    private const int LongestChallenge = 256;

    public static CallbackReading Read(CallbackRequest request, ProviderSettings settings)
    {
        var query = FormFields.Parse(request.Url.Query.TrimStart('?'));
        var challenge = query["hub.challenge"];
        return query["hub.mode"] != "subscribe" ? CallbackReading.Refused("hub.mode is not subscribe")
            : !IsToken(settings["verifyToken"], query["hub.verify_token"]) ? CallbackReading.Refused("hub.verify_token is not the verify token")
            : challenge.Length is 0 or > LongestChallenge || !challenge.All(char.IsAsciiLetterOrDigit) ? CallbackReading.Refused("hub.challenge is not one")
            : new CallbackReading { IsVerified = true, Answer = challenge };
    }

    private static bool IsToken(string known, string given)
        => known.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));
}
