using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Simulator.Messages;

/// <summary>Events that lead to mail, SMS, WhatsApp and push, to people of whom some do not want or cannot get them.</summary>
internal sealed class MessageStory(Owner owner)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <returns>The messages when nothing is under way any longer, each as the API shows a single one.</returns>
    public async Task<IReadOnlyList<JsonElement>> Play(SmsServices services, CancellationToken stop)
    {
        await AddAccount("first", services.First, 0, stop);
        await AddAccount("second", services.Second, 1, stop);
        var labels = new { en = "Deliveries" };
        await owner.Put($"/v1/categories/{MessageCast.Category}", new { labels, eventTypes = new[] { MessageCast.EventType } }, stop);
        foreach (var person in MessageCast.All.Where(one => one.Address is not null))
        {
            await owner.Put($"/v1/people/{person.Name}", new { addresses = new[] { person.Address }, quietHours = person.IsAtRest ? Now() : null }, stop);
        }

        var declined = new { preferences = new[] { new { category = MessageCast.Category, channel = "email", isAllowed = false } } };
        await owner.Put($"/v1/people/{MessageCast.Declines}/preferences", declined, stop);
        var audience = MessageCast.All.Where(one => one.Address is not null).Select(one => $"p:{one.Name}").ToArray();
        await owner.Publish(MessageCast.EventType, new { title = "Your order", message = "It is on its way." }, audience, stop);
        await owner.Publish(MessageCast.Offer, new { title = "An offer", message = "Ten percent off." }, ["p:anna"], stop);
        return await Ended(MessageCast.All.Count, stop);
    }

    private Task AddAccount(string name, string url, int position, CancellationToken stop)
    {
        var settings = new { url, secret = $"whsec_{Convert.ToBase64String(new byte[32])}" };
        return owner.Post("/v1/providers", new { provider = "http", channel = "sms", name, position, settings }, stop);
    }

    private async Task<IReadOnlyList<JsonElement>> Ended(int count, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(Patience);
        while (true)
        {
            var messages = (await owner.Get("/v1/messages?limit=100", deadline.Token)).GetProperty("messages").EnumerateArray().ToArray();
            if (messages.Length == count && !messages.Any(IsUnderWay))
            {
                return await Task.WhenAll(messages.Select(message => owner.Get($"/v1/messages/{message.GetProperty("id").GetString()}", deadline.Token)));
            }

            await Task.Delay(LookEvery, TimeProvider.System, deadline.Token);
        }
    }

    /// <summary>What waits for the end of quiet hours goes in an hour, when nobody looks at this any longer.</summary>
    private static bool IsUnderWay(JsonElement message)
        => message.GetProperty("status").GetString() is "sending" or "waiting" && message.GetProperty("reason").GetString() != "quiet_hours";

    private static object Now()
    {
        string Text(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new { from = Text(-1), until = Text(1) };
    }
}
