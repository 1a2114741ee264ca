using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Parsers;

internal static class CallbackParsers
{
    private const string Secret = "secret";
    private static readonly Uri Url = new("https://notify.example/callbacks/acc_1");
    private static readonly ProviderManifest Manifest = ManifestReader.Read("WhatsAppCloud");
    private static readonly ProviderSettings Settings = new(
        "acc_1", Manifest, new Dictionary<string, string> { ["appSecret"] = Secret, ["phoneNumberId"] = "1", ["authToken"] = Secret });

    /// <summary>The same body to each provider's reader, signed as that provider would: what is behind the signature is reached.</summary>
    public static void Read(byte[] input)
    {
        var hub = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), input))}";
        TextParsers.Check(WhatsAppCallbacks.Read(Request(input, "X-Hub-Signature-256", hub), Settings).IsVerified, "a signed body of WhatsApp is refused");
        TextParsers.Check(!WhatsAppCallbacks.Read(Request(input, "X-Hub-Signature-256", hub[..^1]), Settings).IsVerified, "a forged body of WhatsApp is taken");

        var json = JsonReading.Parse(input);
        if (json.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                _ = SendGridEvents.Read(item);
            }
        }

        var message = new SnsMessage(json);
        _ = message.SignedBytes();
        _ = (message.Type, message.Id, message.TopicArn, message.SigningCertUrl, message.SubscribeUrl);
        Twilio(input);
    }

    private static void Twilio(byte[] input)
    {
        var request = Request(input, "Content-Type", "application/x-www-form-urlencoded");
        var signed = Encoding.UTF8.GetBytes(Url + FormFields.Of(request).Signed);
        // SHA-1 is Twilio's choice.
#pragma warning disable CA5350
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), signed));
#pragma warning restore CA5350
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { ["X-Twilio-Signature"] = signature };
        foreach (var read in TwilioCallbacks.Read(request with { Headers = headers }, Settings).Events)
        {
            TextParsers.Check(read.ProviderMessageId is { Length: > 0 }, "a report of no message");
        }
    }

    private static CallbackRequest Request(byte[] body, string header, string value)
        => new("POST", Url, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [header] = value }, body);
}
