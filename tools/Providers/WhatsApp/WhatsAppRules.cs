using System.Text.Json;
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
        var isRight = Text(body["messaging_product"]) == "whatsapp"
            && Text(body["to"]).Length > 0
            && Text(body["biz_opaque_callback_data"]).Length <= MaxCallbackData
            && Text(body["type"]) switch
            {
                "text" => Text((body["text"] as JsonObject)?["body"]) is { Length: > 0 and <= MaxText },
                "template" => body["template"] is JsonObject template && Text(template["name"]).Length > 0
                    && Text((template["language"] as JsonObject)?["code"]).Length > 0,
                _ => false,
            };
        return isRight ? null : "100";
    }

    /// <summary>Empty for what is no string.</summary>
    public static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";
}
