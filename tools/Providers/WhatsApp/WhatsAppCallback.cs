using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>A webhook as WhatsApp makes and signs it.</summary>
internal static class WhatsAppCallback
{
    public static JsonObject Status(string numberId, string id, string waId, string? attempt, string status, string? code, DateTimeOffset at)
    {
        var report = new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["recipient_id"] = waId,
            ["pricing"] = new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["category"] = "utility" },
        };
        if (attempt is not null)
        {
            report["biz_opaque_callback_data"] = attempt;
        }

        if (code is not null)
        {
            var number = int.TryParse(code, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            report["errors"] = new JsonArray(new JsonObject { ["code"] = number, ["title"] = "By the script", ["message"] = "By the script" });
        }

        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = "15550000000", ["phone_number_id"] = numberId },
            ["statuses"] = new JsonArray(report),
        };
        var change = new JsonObject { ["field"] = "messages", ["value"] = value };
        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = "1", ["changes"] = new JsonArray(change) }),
        };
    }

    public static HttpRequestMessage Request(Uri url, string secret, JsonObject document)
    {
        var body = Encoding.UTF8.GetBytes(document.ToJsonString());
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = content,
            Headers = { { "X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}" } },
        };
    }
}
