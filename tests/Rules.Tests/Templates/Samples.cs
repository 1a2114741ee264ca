using System.Globalization;
using System.Text.Json;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>Events and templates of tests.</summary>
internal static class Samples
{
    public const string Order = """
        {"id":"webhook_1","event_type":"order_create","timestamp":"2024-01-01T12:00:00Z","source":"pos_system","data":{"orderId":"ORD-7",
        "totalAmount":125.50,"currency":"EUR","status":"shipped","paymentMethod":"card","customerName":"Ann <b>O'Neil</b> & Söhne",
        "items":[{"name":"Espresso <1kg>","quantity":2,"price":12.90},{"title":"Tea","qty":1,"unitPrice":99.7}]}}
        """;

    public static readonly DateTimeOffset At = new(2024, 1, 1, 23, 30, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static TemplateModel Model(string payload = "{}", string type = "order_create") => new(
        new TemplateEvent("evt_1", type, "webhook", At),
        TemplateData.From(JsonDocument.Parse(payload).RootElement),
        new TemplatePerson("ann@example.com", "Ann", "de-AT", "Europe/Berlin"),
        new TemplateLinks("https://n.example/u/t1", "https://n.example/preferences/t2"));

    public static string Text(string text, string payload = "{}", string culture = "en-US")
        => Render(Channel.Sms, new TemplateParts { Text = text }, payload, culture).Text;

    public static string Html(string html, string payload = "{}")
        => Render(Channel.Email, new TemplateParts { Subject = "s", Html = html }, payload).Html!;

    public static RenderedMessage Render(Channel channel, TemplateParts parts, string payload = "{}", string culture = "en-US")
        => TemplateRenderer.Render(new Template("t", channel, "en", 1, parts), Model(payload), CultureInfo.GetCultureInfo(culture), Berlin);
}
