using System.Diagnostics;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Anybody may post to a callback's address.</summary>
public sealed class CallbackFuzzTests : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private static readonly string[] Seeds =
    [
        "MessageSid=SM1&MessageStatus=delivered&To=%2B447700900123&ErrorCode=30003",
        """{"object":"whatsapp_business_account","entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"106540352242922"},"statuses":[{"id":"wamid.1","status":"sent"}]}}]}]}""",
        """[{"email":"a@b.c","event":"delivered","sg_event_id":"1","sg_message_id":"2.3","timestamp":1600112502}]""",
        """{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:us-east-1:1:t","Message":"{}","Timestamp":"2026-06-01T12:00:00Z","SignatureVersion":"2","Signature":"AAAA","SigningCertURL":"https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem"}""",
        """{"events":[{"messageId":"m","state":"sent"}]}""",
    ];

    private static readonly string[] SignatureHeaders =
    [
        "X-Twilio-Signature", "X-Twilio-Webhooks-Signature-Settings", "X-Hub-Signature-256", "webhook-id", "webhook-timestamp", "webhook-signature",
        "X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp", "x-amz-sns-message-type", "Content-Type",
    ];

    private static readonly string[] Values =
    [
        "", "sha256=", "sha256=00", "v1,", "v1,AAAA", "key=1,algorithm=HMAC_SHA256", "1780315200", "application/x-www-form-urlencoded", "application/json",
        "Notification", "SubscriptionConfirmation", "\u0000", "\ud800", "MEUCIQ==",
    ];

    private readonly Providers _providers = new();

    public static TheoryData<string> All => [.. ConformanceCases.ById.Keys];

    public void Dispose() => _providers.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task RandomAndMutatedBytesNeverThrowAndNeverVerify(string id)
    {
        var random = new Random(20260601);
        var one = ConformanceCases.ById[id];
        var settings = _providers.Settings(id, one.Settings(one.NoAddress));
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20_000 && Stopwatch.GetElapsedTime(start) < Budget; i++)
        {
            var reading = await _providers[id].Read(Request(random), settings, CancellationToken.None);

            Assert.False(reading.IsVerified, $"round {i}");
            Assert.Empty(reading.Events);
        }
    }

    private static CallbackRequest Request(Random random)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in SignatureHeaders.Where(_ => random.Next(2) == 0))
        {
            headers[name] = random.Next(3) == 0 ? Encoding.Latin1.GetString(Bytes(random, 60)) : Values[random.Next(Values.Length)];
        }

        var body = random.Next(4) == 0 ? Bytes(random, 500) : Mutated(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random);
        var query = random.Next(2) == 0 ? "" : $"?a={Uri.EscapeDataString(Encoding.Latin1.GetString(Bytes(random, 20)))}&bodySHA256={random.Next()}&hub.mode=subscribe";
        return new CallbackRequest(random.Next(8) == 0 ? "GET" : "POST", new Uri($"https://notify.example.org/callbacks/1{query}"), headers, body);
    }

    private static byte[] Mutated(byte[] body, Random random)
    {
        for (var i = random.Next(5); i > 0; i--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? body[..random.Next(body.Length)] : body;
    }

    private static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }
}
