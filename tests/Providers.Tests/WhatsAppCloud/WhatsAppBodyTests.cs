using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

public sealed class WhatsAppBodyTests
{
    private static readonly OutgoingMessage Message = new() { AttemptId = "attempt-1", Channel = Channel.WhatsApp, To = "+447700900123", Text = "Ready: https://shop.example/1" };

    [Fact]
    public async Task ATextIsSentAsItIs()
    {
        var body = await Body(Message);

        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {
              "messaging_product": "whatsapp", "recipient_type": "individual", "to": "+447700900123",
              "biz_opaque_callback_data": "attempt-1",
              "type": "text", "text": {"body": "Ready: https://shop.example/1", "preview_url": true}
            }
            """)), body.ToJsonString());
    }

    [Fact]
    public async Task ATemplateIsSentByItsNameLanguageAndParameters()
    {
        var body = await Body(Message with { Template = new WhatsAppTemplate("order_ready", "en_US", ["Ann", "4711"]) });

        Assert.Equal("template", body["type"]!.GetValue<string>());
        Assert.Null(body["text"]);
        Assert.True(JsonNode.DeepEquals(body["template"], JsonNode.Parse("""
            {
              "name": "order_ready", "language": {"code": "en_US"},
              "components": [{"type": "body", "parameters": [{"type": "text", "text": "Ann"}, {"type": "text", "text": "4711"}]}]
            }
            """)), body.ToJsonString());
    }

    [Fact]
    public async Task ATemplateWithoutParametersHasNoComponents()
        => Assert.Null((await Body(Message with { Template = new WhatsAppTemplate("hello", "en", []) }))["template"]!["components"]);

    private static async Task<JsonNode> Body(OutgoingMessage message)
    {
        using var content = WhatsAppBody.Of(message);
        return JsonNode.Parse(await content.ReadAsStringAsync())!;
    }
}
