using System.Text.Json;
using OrleansNotify.Client.Events;
using OrleansNotify.Client.Messages;
using OrleansNotify.Client.People;
using OrleansNotify.Client.Templates;
using OrleansNotify.Client.Webhooks;

namespace OrleansNotify.ClientTests.Samples;

/// <summary>The samples of docs/samples.md as they are there; a test compares.</summary>
internal static class MessageSamples
{
    public static async Task<Person> Register(NotifyClient notify)
    {
        var ann = await notify.People.Save("c-17", new PersonSettings
        {
            Name = "Ann",
            Language = "de-AT",
            TimeZone = "Europe/Vienna",
            DefaultRegion = "AT",
            Addresses = [new NewAddress("email", "ann@example.org", Verified: true), new NewAddress("sms", "0664 1234567")],
            Consents = [new NewConsent("granted", "marketing", Source: "checkout", Proof: "form 7")],
        });
        return ann;
    }

    public static async Task<string[]> Import(NotifyClient notify)
    {
        var imported = await notify.People.Import(
        [
            new PersonSettings { Id = "c-18", Addresses = [new NewAddress("sms", "+4930901820")] },
            new PersonSettings { Id = "c-19", Addresses = [new NewAddress("email", "not an address")] },
        ]);
        var refused = imported.Items.Where(item => !item.IsSaved).Select(item => $"{item.Id}: {item.Title}");
        return [.. refused];
    }

    public static async Task Write(NotifyClient notify)
    {
        await notify.Templates.Save("order.shipped", "email", "en", new TemplateParts
        {
            Subject = "Order {{ payload.orderId }} is on its way",
            Html = """<p>Hello {{ person.name }}.</p><p><a href="{{ links.preferences }}">Choose what you get</a></p>""",
        });
        await notify.Templates.Publish("order.shipped", "email", "en");
    }

    public static async Task<EventAccepted> ExplainAndSend(NotifyClient notify, Action<string> log)
    {
        var shipped = new NewEvent { Type = "order.shipped", Payload = JsonElement.Parse("""{"orderId":"1042"}"""), Audience = ["p:c-17"] };
        foreach (var would in await notify.Messages.Explain(shipped))
        {
            var last = would.Decision.Steps[^1];
            log($"{would.Channel}: {would.Decision.Kind}, {last.Step} {last.Word} {last.Detail}");
        }

        var accepted = await notify.Events.Publish(shipped);
        await foreach (var message in notify.Messages.List(new MessageFilter(EventId: accepted.Id)))
        {
            log($"{message.Channel} to {message.Address}: {message.Status} {message.Reason}");
        }

        return accepted;
    }

    public static async Task Report(string secret, Taken taken, string message, Uri callback, string report, HttpClient http)
    {
        new WebhookVerifier(secret).Verify(taken.Id, taken.Timestamp, taken.Signature, taken.Body);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { messageId = message, state = "delivered" });
        using var request = new WebhookSigner(secret).Post(callback, report, body);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
