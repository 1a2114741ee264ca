using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

/// <summary>A message as <c>/messages</c> takes it.</summary>
internal static class WhatsAppBody
{
    public static HttpContent Of(OutgoingMessage message)
    {
        var body = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["recipient_type"] = "individual",
            ["to"] = message.To,
            // Comes back in every status.
            ["biz_opaque_callback_data"] = message.AttemptId,
        };
        if (message.Template is { } template)
        {
            body["type"] = "template";
            body["template"] = Template(template);
        }
        else
        {
            body["type"] = "text";
            body["text"] = new JsonObject { ["body"] = message.Text, ["preview_url"] = message.Text.Contains("https://", StringComparison.Ordinal) };
        }

        return new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static JsonObject Template(WhatsAppTemplate template)
    {
        var document = new JsonObject { ["name"] = template.Name, ["language"] = new JsonObject { ["code"] = template.Language } };
        if (template.Parameters.Count > 0)
        {
            var parameters = new JsonArray([.. template.Parameters.Select(text => new JsonObject { ["type"] = "text", ["text"] = text })]);
            document["components"] = new JsonArray(new JsonObject { ["type"] = "body", ["parameters"] = parameters });
        }

        return document;
    }
}
