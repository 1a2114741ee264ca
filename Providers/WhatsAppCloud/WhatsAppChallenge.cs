using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Webhook set-up: the server returns WhatsApp's challenge when the verify token is the account's.</summary>
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
