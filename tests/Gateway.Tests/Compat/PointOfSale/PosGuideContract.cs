using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>What the guide of the point-of-sale system says one can do, with the variables that it shows.</summary>
public abstract class PosGuideContract(Store store)
{
    private const string Token = "your-auth-token-here";
    private const string Secret = "your-webhook-secret-here";

    private const string ApiKey = "api-key-of-the-default-tenant";

    private const string Sale = """
        {"id":"webhook_12345","event_type":"pos_save","timestamp":"2024-01-01T12:00:00Z","source":"pos_system","data":{"transactionId":"TXN_67890","amount":125.50,"customerName":"John Doe","customerPhone":"+1234567890","customerEmail":"john.doe@example.com"}}
        """;

    private static readonly (string, string)[] Guide =
    [
        ("REDIS_HOST", "localhost"), ("REDIS_PORT", "6379"), ("WEBHOOK_SECRET", Secret), ("WEBHOOK_AUTH_TOKEN", Token),
        ("SMS_DEFAULT_RECIPIENTS", "+1234567890,+0987654321"), ("EMAIL_DEFAULT_RECIPIENTS", "admin@company.com,manager@company.com"),
        ("WHATSAPP_DEFAULT_RECIPIENTS", "+1234567890,+0987654321"), ("API_KEY", ApiKey),
    ];

    [SkippableFact]
    public async Task EveryLineOfTheGuideWorks()
    {
        await using var server = await store.Start([.. Guide, ("SMS_PROVIDER", "twilio"), ("EMAIL_PROVIDER", "sendgrid"), ("WHATSAPP_PROVIDER", "twilio")]);

        var taken = await Post(server, "/webhooks/pos", Sale);
        Assert.Equal((200, true), (taken.Status, taken.Json.GetProperty("success").GetBoolean()));
        Assert.Equal("""{"email":3,"sms":2,"whatsapp":2}""", taken.Json.GetProperty("queued").GetRawText());
        await Captured(server, 7);
        var mail = (await Messages(server, "email")).Single(message => Text(message, "to") == "john.doe@example.com");
        Assert.Contains("125.50", Text(mail, "text"), StringComparison.Ordinal);
        Assert.Contains("TXN_67890", Text(mail, "html"), StringComparison.Ordinal);
        Assert.All(await Messages(server, "sms"), message => Assert.Equal("no valid number", Text(message, "note")));
        Assert.Equal(2, (await Messages(server, "whatsapp")).Length);
        Assert.Equal(3, (await server.Get("/dev/mail.json")).Json.GetArrayLength());

        var test = await server.Post("/webhooks/test", """{"message":"Test webhook data"}""");
        Assert.Equal((200, "Test webhook data"), (test.Status, test.Json.GetProperty("data").GetProperty("message").GetString()));
        var samples = await server.Get("/test/webhook-sample");
        Assert.Equal(
            ["order_create", "order_update", "payment_complete", "pos_save"],
            samples.Json.EnumerateObject().Select(sample => sample.Name).Order(StringComparer.Ordinal));
        foreach (var sample in samples.Json.EnumerateObject().Where(sample => sample.Name != "pos_save"))
        {
            Assert.Equal(200, (await Post(server, "/webhooks/pos", sample.Value.GetRawText())).Status);
        }

        var simulated = await Post(
            server, "/test/simulate-webhook",
            """{"id":"test_webhook_123","event_type":"pos_save","timestamp":"2024-01-01T12:00:00Z","data":{"transactionId":"TEST_TXN_123","amount":50.00,"customerEmail":"test@example.com"}}""");
        Assert.Equal(200, simulated.Status);
        await Captured(server, 7 + 7 + 6 + 7 + 7);

        await Eventually.Holds(async () => (await Queues(server)).GetProperty("totals").GetProperty("completed").GetInt32() == 34, "all are completed");
        var queues = await Queues(server);
        Assert.Equal(0, queues.GetProperty("totals").GetProperty("failed").GetInt32());
        var sms = queues.GetProperty("queues").EnumerateArray().Single(queue => queue.GetProperty("name").GetString() == "sms");
        Assert.Equal([2, 2, 4, 2], Enumerable.Range(1, 4).Select(priority
            => sms.GetProperty("byPriority").GetProperty($"{priority}").GetProperty("completed").GetInt32()));
    }

    [SkippableFact]
    public async Task TokenAndSignatureAreEachEnforcedAndWrongFieldsAreNamed()
    {
        await using var server = await store.Start(Guide);
        var signature = Sign(Sale);

        foreach (var (token, header) in ((string?, string?)[])[(null, signature), ("wrong", signature), (Token, null), (Token, Sign("{}")), (Token, "zz"), (null, null)])
        {
            var refused = await server.Post("/webhooks/pos", Sale, token, header is null ? [] : [("X-Webhook-Signature", header)]);
            Assert.Equal((401, 401), (refused.Status, refused.Json.GetProperty("statusCode").GetInt32()));
        }

        Assert.Equal(200, (await server.Post("/webhooks/pos", Sale, Token, ("X-Webhook-Signature", $"sha256={signature}"))).Status);
        await Captured(server, 7);

        var wrong = await Post(server, "/webhooks/pos", """{"event_type":"sold","timestamp":"yesterday","data":{"amount":-1,"customerPhone":"12","customerEmail":"nobody"}}""");
        Assert.Equal((400, "Bad Request"), (wrong.Status, wrong.Json.GetProperty("error").GetString()));
        var fields = wrong.Json.GetProperty("message").EnumerateArray().Select(message => message.GetString()!.Split(' ')[0]);
        Assert.Equal(["id", "event_type", "timestamp", "data.amount", "data.customerPhone", "data.customerEmail"], fields);

        var again = await Post(server, "/webhooks/pos", Sale);
        Assert.True(again.Json.GetProperty("isDuplicate").GetBoolean());
        Assert.Equal(409, (await Post(server, "/webhooks/pos", Sale.Replace("125.50", "126.50", StringComparison.Ordinal))).Status);
        Assert.Equal(7, (await Messages(server, null)).Length);
    }

    [SkippableFact]
    public async Task NumberThatDoesNotExistIsRefusedAndTheOtherMessagesGo()
    {
        await using var fakes = await FakeProviders.Start();
        await using var server = await store.Start(
        [
            ("SMS_PROVIDER", "twilio"), ("WHATSAPP_PROVIDER", "twilio"), ("TWILIO_URL", fakes.Address.ToString().TrimEnd('/')),
            ("TWILIO_ACCOUNT_SID", "AC" + new string('1', 32)), ("TWILIO_AUTH_TOKEN", "12345678901234567890123456789012"),
            ("TWILIO_FROM", "+15005550006"), ("TWILIO_WHATSAPP_FROM", "whatsapp:+15005550006"),
            ("SMS_DEFAULT_RECIPIENTS", "+1234567890,+14155552671"), ("API_KEY", ApiKey),
        ]);

        Assert.Equal(200, (await server.Post("/webhooks/pos", Sale)).Status);

        await Eventually.Holds(
            async () => await Statuses(server) is { Length: 4 } all && all.All(one => one.Status is not ("waiting" or "sending")), "all have ended");
        Assert.Equal(
            [("email", "accepted", null), ("sms", "accepted", null), ("sms", "refused", "invalid_address"), ("whatsapp", "refused", "invalid_address")],
            (await Statuses(server)).Order());
        Assert.Contains("+1234567890", server.Output, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Queues(Server server) => (await server.Get("/admin/queues.json", ApiKey)).Json;

    private static async Task<(string Channel, string Status, string? Reason)[]> Statuses(Server server)
        => [.. (await server.Get("/v1/messages", ApiKey)).Json.GetProperty("messages").EnumerateArray()
            .Select(message => (Text(message, "channel"), Text(message, "status"), message.GetProperty("reason").GetString()))];

    private static Task<Answer> Post(Server server, string path, string body)
        => server.Post(path, body, Token, ("X-Webhook-Signature", Sign(body)));

    private static string Sign(string body)
        => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    private static Task Captured(Server server, int count)
        => Eventually.Holds(async () => (await Messages(server, null)).Length == count, $"{count} messages are captured");

    private static async Task<JsonElement[]> Messages(Server server, string? channel)
        => [.. (await server.Get(channel is null ? "/dev/messages.json" : $"/dev/messages.json?channel={channel}")).Json.EnumerateArray()];

    private static string Text(JsonElement message, string member) => message.GetProperty(member).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePosGuideTests(SqliteStore store) : PosGuideContract(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPosGuideTests(PostgresStore store) : PosGuideContract(store);
