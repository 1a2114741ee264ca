using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>The event webhook of SendGrid. Its key is always the same, so that it can be a setting.</summary>
internal static class SendGridEvents
{
    // Of a text, as there is nothing to hide.
    private static readonly ECParameters Key = new() { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData("event webhook of the fake"u8) };

    public static string PublicKey
    {
        get
        {
            using var key = ECDsa.Create(Key);
            return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        }
    }

    /// <param name="status">An event; <c>failed</c> stands for a bounce.</param>
    /// <param name="code">The type of a bounce, or the reason of a drop.</param>
    public static JsonObject Of(string id, string to, JsonObject args, string status, string? code, DateTimeOffset at)
    {
        var word = status == "failed" ? "bounce" : status;
        var report = new JsonObject
        {
            ["email"] = to,
            ["event"] = word,
            ["timestamp"] = at.ToUnixTimeSeconds(),
            // A repeat has the same one.
            ["sg_event_id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {status}")))[..24],
            ["sg_message_id"] = $"{id}.fake-0001-0",
            ["smtp-id"] = $"<{id}@fake>",
        };
        foreach (var (name, value) in args)
        {
            report[name] = value?.DeepClone();
        }

        if (code is not null)
        {
            report[word == "bounce" ? "type" : "reason"] = code;
        }

        return report;
    }

    public static HttpRequestMessage Request(Uri url, JsonObject report, bool isForged, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes($"[{report.ToJsonString()}]\r\n");
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var key = isForged ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : ECDsa.Create(Key);
        var signature = key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers =
            {
                { "X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature) },
                { "X-Twilio-Email-Event-Webhook-Timestamp", timestamp },
            },
        };
    }
}
