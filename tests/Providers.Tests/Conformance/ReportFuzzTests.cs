using System.Diagnostics;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Reports whose signature is right and whose content is not: they are read as far as they go, and never throw.</summary>
public sealed class ReportFuzzTests
{
    private const int Rounds = 50_000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private static readonly string[] SendGridReports =
    [
        """{"email":"ann@example.org","timestamp":1513299569,"event":"bounce","type":"blocked","status":"5.7.1","reason":"no","sg_event_id":"e1","sg_message_id":"m1.x","attempt_id":"a-1"}""",
        """{"email":"ann@example.org","timestamp":"1513299569","event":"open","sg_machine_open":true,"sg_event_id":"e2","sg_message_id":"m1.x","attempt_id":"a-1"}""",
    ];

    private static readonly string[] SesReports =
    [
        """{"eventType":"Bounce","mail":{"messageId":"m","timestamp":"2026-03-02T12:00:00Z","tags":{"attempt_id":["a-1"]}},"bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[{"emailAddress":"a@b.c","status":"5.1.1","diagnosticCode":"smtp; 550"}],"timestamp":"2026-03-02T12:00:00Z"}}""",
        """{"notificationType":"Complaint","mail":{"messageId":"m"},"complaint":{"complainedRecipients":[{"emailAddress":"a@b.c"}],"complaintFeedbackType":"abuse"}}""",
        """{"eventType":"Rendering Failure","mail":{"messageId":"m","destination":["a@b.c"]},"failure":{"errorMessage":"x","templateName":"t"}}""",
        """{"eventType":"Subscription","mail":{"messageId":"m"},"subscription":{"newTopicPreferences":{"unsubscribeAll":true}}}""",
    ];

    private static readonly string[] MessagingReports =
    [
        """{"eventType":"TEXT_DELIVERED","eventTimestamp":1686975103470,"isFinal":true,"destinationPhoneNumber":"+14255550156","messageId":"m","context":{"attempt_id":"a-1"},"totalMessagePrice":0.09582,"totalCarrierFee":0.1}""",
        """{"originationNumber":"+14255550182","messageBody":"Stop","inboundMessageId":"i"}""",
    ];

    [Fact]
    public void SendGridsEventsAreReadAsFarAsTheyGo()
        => Fuzz(SendGridReports, json => SendGridEvents.Read(JsonReading.Parse(json)) is { } fact ? [fact] : []);

    [Fact]
    public void ReportsOfSesAreReadAsFarAsTheyGo() => Fuzz(SesReports, json => SesEvents.In(JsonReading.Parse(json)));

    [Fact]
    public void ReportsOfEndUserMessagingAreReadAsFarAsTheyGo() => Fuzz(MessagingReports, json => AwsSmsEvents.In(JsonReading.Parse(json)));

    [Fact]
    public async Task MessagesOfSnsWithAnyTextAreTaken()
    {
        using var sns = new SnsSigner();
        using var account = AwsAccount.Of("ses", strangers: sns.Http);
        var random = new Random(20260302);
        for (var (round, start) = (0, Stopwatch.GetTimestamp()); round < 2_000 && Stopwatch.GetElapsedTime(start) < Budget; round++)
        {
            var text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(SesReports[round % SesReports.Length]).Garbled(random));

            var reading = await account.Read(sns.Notification(0, change: message => message["Message"] = text));

            Assert.True(reading.IsVerified, reading.Problem);
        }
    }

    private static void Fuzz(string[] reports, Func<byte[], IEnumerable<ProviderEvent>> read)
    {
        var random = new Random(20260302);
        var taken = 0;
        for (var (round, start) = (0, Stopwatch.GetTimestamp()); round < Rounds && Stopwatch.GetElapsedTime(start) < Budget; round++)
        {
            foreach (var fact in read(Encoding.UTF8.GetBytes(reports[round % reports.Length]).Garbled(random)))
            {
                taken++;
                Assert.InRange(fact.Detail.Length, 0, Details.MaxLength);
                Assert.InRange((fact.Id + fact.AttemptId + fact.ProviderMessageId + fact.Word + fact.Code).Length, 0, 2_000);
            }
        }

        Assert.NotEqual(0, taken);
    }
}
