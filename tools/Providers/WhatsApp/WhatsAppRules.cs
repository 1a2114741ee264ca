using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>What the API refuses at once.</summary>
internal static class WhatsAppRules
{
    private const int MaxText = 4096;
    private const int MaxCallbackData = 512;

    /// <summary>Null when the message is right.</summary>
    public static string? CodeOf(JsonObject body)
    {
        var isRight = JsonText.Of(body["messaging_product"]) == "whatsapp"
            && JsonText.Of(body["to"]).Length > 0
            && JsonText.Of(body["biz_opaque_callback_data"]).Length <= MaxCallbackData
            && JsonText.Of(body["type"]) switch
            {
                "text" => JsonText.Of((body["text"] as JsonObject)?["body"]) is { Length: > 0 and <= MaxText },
                "template" => body["template"] is JsonObject template && JsonText.Of(template["name"]).Length > 0
                    && JsonText.Of((template["language"] as JsonObject)?["code"]).Length > 0,
                _ => false,
            };
        return isRight ? null : "100";
    }
}
