using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>Messages to people from the API to the provider and back.</summary>
public abstract class MessagesContract(Store store)
{
    private const string PublicUrl = "https://notify.example";
    private const string Sid = "AC11111111111111111111111111111111";
    private const string AuthToken = "12345678901234567890123456789012";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task UserGetsAMailOnceItsTypeHasAPublishedTemplate()
    {
        var tenant = await Server.NewTenant();
        var person = await tenant.SignIn("ann");
        await Publish(tenant, "order.shipped", $"u:{person.Email}");
        await Template(tenant, "order.shipped/email/en", new { subject = "Order {{ data.id }}", text = "Order {{ data.id }} is on its way, {{ person.name | default: \"friend\" }}." });

        await Publish(tenant, "order.shipped", $"u:{person.Email}");

        var message = Assert.Single(await Ended(tenant, 1));
        Assert.Equal(("accepted", person.Email), (Text(message, "status"), Text(message, "address")));
        var mail = (await Server.Get($"/dev/messages.json?to={person.Email}&channel=email")).Json.EnumerateArray().Last();
        Assert.Equal(("Order 7", "Order 7 is on its way, friend."), (Text(mail, "subject"), Text(mail, "text").Trim()));
    }

    [SkippableFact]
    public async Task ContactGetsAMessageOnEachAddressInItsLanguage()
    {
        var tenant = await Server.NewTenant();
        await Put(tenant, "/v1/people/c-1", new
        {
            name = "Bea",
            language = "de-AT",
            addresses = new object[] { new { channel = "sms", address = "+43 664 1234567" }, new { channel = "email", address = "bea@example.org" } },
        });
        await Template(tenant, "order.shipped/sms/en", new { text = "on its way" });
        await Template(tenant, "order.shipped/sms/de", new { text = "Bestellung {{ data.id }} ist unterwegs, {{ person.name }}" });

        await Publish(tenant, "order.shipped", "p:c-1");

        Assert.Equal(["email", "sms"], (await Ended(tenant, 2)).Select(message => Text(message, "channel")).Order(StringComparer.Ordinal));
        var sms = (await Server.Get("/dev/messages.json?to=%2B436641234567")).Json.EnumerateArray().Last();
        Assert.Equal("Bestellung 7 ist unterwegs, Bea", Text(sms, "text"));
    }

    [SkippableFact]
    public async Task PreferencesSuppressionsAndQuietHoursDecideAndSayWhy()
    {
        var tenant = await Server.NewTenant();
        await Contact(tenant, "off", "off@example.org");
        await Put(tenant, "/v1/people/off/preferences", new { preferences = new[] { new { category = "transactional", channel = "email", isAllowed = false } } });
        await Contact(tenant, "out", "out@example.org");
        Assert.Equal(200, (await tenant.Call("/v1/suppressions", Json(new { channel = "email", address = "out@example.org" }))).Status);
        await Contact(tenant, "quiet", "quiet@example.org", new { from = "00:00", until = "23:59" });
        await Contact(tenant, "yes", "yes@example.org");

        await Publish(tenant, "order.shipped", "p:off", "p:out", "p:quiet", "p:yes");

        var messages = await Until(tenant, 4, message => Text(message, "status") != "sending" && (Text(message, "status") != "waiting" || message.GetProperty("reason").ValueKind == JsonValueKind.String));
        Assert.Equal(
            [("off", "stopped", "preference_off"), ("out", "stopped", "suppressed"), ("quiet", "waiting", "quiet_hours"), ("yes", "accepted", null)],
            messages.Select(message => (Text(message, "person"), Text(message, "status"), message.GetProperty("reason").GetString())).Order());
        var held = messages.Single(message => Text(message, "person") == "quiet");
        var shown = (await tenant.Get($"/v1/messages/{Text(held, "id")}")).Json;
        Assert.Equal("quiet_hours", shown.GetProperty("decision").GetProperty("steps").EnumerateArray().Last().GetProperty("word").GetString());
        Assert.Equal(202, (await tenant.Call($"/v1/messages/{Text(held, "id")}/cancel")).Status);
        Assert.Equal(409, (await tenant.Call($"/v1/messages/{Text(held, "id")}/release")).Status);
    }

    [SkippableFact]
    public async Task ExplanationIsWhatThenHappens()
    {
        var tenant = await Server.NewTenant();
        await Contact(tenant, "a", "a@example.org");
        await Contact(tenant, "b", "b@example.org");
        await Put(tenant, "/v1/people/b/preferences", new { preferences = new[] { new { category = "transactional", channel = "email", isAllowed = false } } });
        string[] audience = ["p:a", "p:b", "sms:+14155552671", "whatsapp:+14155552671"];

        var explained = await tenant.Call("/v1/messages/explain", Event("order.shipped", audience));
        Assert.Equal(200, explained.Status);
        Assert.Empty((await tenant.Get("/v1/messages")).Json.GetProperty("messages").EnumerateArray());
        await Publish(tenant, "order.shipped", audience);
        var messages = await Ended(tenant, 4);

        foreach (var message in messages)
        {
            var decision = (await tenant.Get($"/v1/messages/{Text(message, "id")}")).Json.GetProperty("decision");
            var expected = explained.Json.GetProperty("messages").EnumerateArray()
                .Single(one => Text(one, "address") == Text(message, "address") && Text(one, "channel") == Text(message, "channel"));
            Assert.Equal(expected.GetProperty("decision").GetRawText(), decision.GetRawText());
        }
    }

    [SkippableFact]
    public async Task ReportsOfAProviderCountWhenTheyAreSignedOverThePublicAddress()
    {
        await using var fakes = await FakeProviders.Start();
        await using var server = await store.Start(("PUBLIC_URL", PublicUrl));
        var tenant = await server.NewTenant();
        var account = await tenant.Call("/v1/providers", Json(new
        {
            provider = "twilio-sms",
            settings = new { accountSid = Sid, authToken = AuthToken, from = "+15005550006", url = fakes.Address.ToString().TrimEnd('/') },
        }));
        Assert.Equal((201, "***"), (account.Status, account.Json.GetProperty("settings").GetProperty("authToken").GetString()));
        Assert.DoesNotContain(AuthToken, account.Body, StringComparison.Ordinal);
        await Publish(tenant, "order.shipped", "sms:+14155552671");
        var message = Assert.Single(await Ended(tenant, 1));
        Assert.Equal(("accepted", "twilio-sms"), (Text(message, "status"), Text(message, "provider")));

        var path = $"/t/{tenant.Name}/callbacks/twilio-sms/{Text(account.Json, "id")}?a={Text(message, "id")}-1";
        var sid = Text(message, "providerMessageId");
        Assert.Equal(401, await Report(server, path, "delivered", sid, "wrong"));
        Assert.Equal(200, await Report(server, path, "delivered", sid));
        Assert.Equal(200, await Report(server, path, "sent", sid));
        Assert.Equal(200, await Report(server, path, "delivered", sid));

        var shown = (await tenant.Get($"/v1/messages/{Text(message, "id")}")).Json;
        Assert.Equal("delivered", Text(shown, "status"));
        Assert.Equal(["delivered", "sent"], shown.GetProperty("callbacks").EnumerateArray().Select(one => Text(one, "word")).Order(StringComparer.Ordinal));

        Assert.Equal(200, await Inbound(server, path, "STOP"));
        await Publish(tenant, "order.shipped", "sms:+14155552671");
        Assert.Equal("suppressed", (await Ended(tenant, 2))[0].GetProperty("reason").GetString());
    }

    [SkippableFact]
    public async Task HealthSaysWhetherEachProviderAnswers()
    {
        var health = await Server.Get("/health/providers");

        Assert.Equal((200, "up"), (health.Status, Text(health.Json, "status")));
        Assert.Equal("capture", Text(health.Json.GetProperty("channels").GetProperty("sms"), "provider"));
    }

    private static async Task<int> Report(Server server, string path, string status, string sid, string? token = null)
        => await Callback(server, path, new() { ["MessageSid"] = sid, ["MessageStatus"] = status, ["To"] = "+14155552671", ["From"] = "+15005550006" }, token);

    private static async Task<int> Inbound(Server server, string path, string text)
        => await Callback(server, path.Split('?')[0], new() { ["MessageSid"] = "SM" + new string('9', 32), ["Body"] = text, ["From"] = "+14155552671", ["To"] = "+15005550006", ["NumMedia"] = "0", ["SmsStatus"] = "received" }, null);

    private static async Task<int> Callback(Server server, string path, Dictionary<string, string> form, string? token)
    {
        var signed = PublicUrl + path + string.Concat(form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));
#pragma warning disable CA5350 // as Twilio signs
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token ?? AuthToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", signature);
        using var response = await server.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static Task Contact(Tenant tenant, string id, string email, object? quietHours = null)
        => Put(tenant, $"/v1/people/{id}", new { timeZone = "UTC", quietHours, addresses = new[] { new { channel = "email", address = email } } });

    private static async Task Put(Tenant tenant, string path, object body)
    {
        var answer = await tenant.Server.Put(path, Json(body), tenant.ApiKey);
        Assert.True(answer.Status is 200 or 201, answer.Body);
    }

    private static async Task Template(Tenant tenant, string name, object parts)
    {
        await Put(tenant, $"/v1/templates/{name}", parts);
        var published = await tenant.Call($"/v1/templates/{name}/publish", "{}");
        Assert.True(published.Status == 200, published.Body);
    }

    private static async Task Publish(Tenant tenant, string type, params string[] audience)
    {
        var published = await tenant.Publish(Event(type, audience));
        Assert.True(published.Status == 202, published.Body);
    }

    private static string Event(string type, string[] audience) => Json(new { type, payload = new { id = 7, message = "hello" }, audience });

    private static Task<JsonElement[]> Ended(Tenant tenant, int count) => Until(tenant, count, message => Text(message, "status") is not ("waiting" or "sending"));

    /// <summary>Newest first.</summary>
    private static async Task<JsonElement[]> Until(Tenant tenant, int count, Func<JsonElement, bool> holds)
    {
        JsonElement[] found = [];
        await Eventually.Holds(
            async () =>
            {
                found = [.. (await tenant.Get("/v1/messages")).Json.GetProperty("messages").EnumerateArray()];
                return found.Length == count && found.All(holds);
            },
            $"{count} messages have ended");
        return found;
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static string Json(object value) => JsonSerializer.Serialize(value);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteMessagesTests(SqliteStore store) : MessagesContract(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresMessagesTests(PostgresStore store) : MessagesContract(store);
