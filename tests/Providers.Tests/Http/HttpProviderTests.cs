using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

public sealed class HttpProviderTests
{
    private const string Secret = "whsec_ZmFrZS1zZWNyZXQtb2YtdGhlLWZha2VzLTAwMDE=";

    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("""{"outcome": "accepted", "id": "1"}""", OutcomeKind.Accepted)]
    [InlineData("""{"outcome": "refused_recipient"}""", OutcomeKind.RefusedRecipient)]
    [InlineData("""{"outcome": "refused_message"}""", OutcomeKind.RefusedMessage)]
    [InlineData("""{"outcome": "refused_account"}""", OutcomeKind.RefusedAccount)]
    [InlineData("""{"outcome": "later"}""", OutcomeKind.Later)]
    [InlineData("""{"outcome": "perhaps"}""", OutcomeKind.Unknown)]
    [InlineData("""{"outcome": 1}""", OutcomeKind.Unknown)]
    [InlineData("""{"status": "ok"}""", OutcomeKind.Unknown)]
    [InlineData("""["accepted"]""", OutcomeKind.Unknown)]
    [InlineData("ok", OutcomeKind.Unknown)]
    [InlineData("", OutcomeKind.Unknown)]
    public void TheAnswersShapeSaysTheOutcome(string body, OutcomeKind kind) => Assert.Equal(kind, Outcome(200, body).Kind);

    [Theory]
    [InlineData(400, OutcomeKind.RefusedMessage)]
    [InlineData(401, OutcomeKind.RefusedAccount)]
    [InlineData(302, OutcomeKind.RefusedAccount)]
    [InlineData(408, OutcomeKind.Unknown)]
    [InlineData(429, OutcomeKind.Later)]
    [InlineData(500, OutcomeKind.Unknown)]
    [InlineData(503, OutcomeKind.Unknown)]
    public void AnyOtherStatusCountsByItsClass(int status, OutcomeKind kind)
        => Assert.Equal(kind, Outcome(status, """{"outcome": "accepted", "id": "1"}""").Kind);

    [Theory]
    [InlineData("2026-06-01T13:00:00Z", "2026-06-01T13:00:00Z")]
    [InlineData("2030-01-01T00:00:00Z", "2026-06-02T12:00:00Z")]
    [InlineData("soon", null)]
    public void LaterIsAtMostADayAway(string until, string? at)
        => Assert.Equal(
            at is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture),
            Outcome(200, $$"""{"outcome": "later", "until": "{{until}}"}""").Until);

    [Fact]
    public void ARefusalSaysWhyAndWhetherTheAddressIsSuppressed()
    {
        var outcome = Outcome(200, """{"outcome": "refused_recipient", "code": "optout", "detail": "Answered STOP", "suppress": "unsubscribed"}""");

        Assert.Equal(("optout", "Answered STOP", SuppressionCause.Unsubscribed), (outcome.Code, outcome.Detail, outcome.Suppression));
    }

    [Fact]
    public void AMessageIsItsMembersAsJson()
    {
        var message = new OutgoingMessage
        {
            AttemptId = "attempt-1",
            Channel = Channel.Email,
            To = "ann@example.org",
            Subject = "Order",
            Text = "Ready",
            Html = "<p>Ready</p>",
            CallbackUrl = new Uri("https://notify.example.org/callbacks/1?a=attempt-1"),
        };

        var body = JsonNode.Parse(HttpProviderBody.Of(message))!;

        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse("""
            {
              "attemptId": "attempt-1", "channel": "email", "to": "ann@example.org", "subject": "Order", "text": "Ready", "html": "<p>Ready</p>",
              "headers": {}, "isUrgent": false, "callbackUrl": "https://notify.example.org/callbacks/1?a=attempt-1"
            }
            """)), body.ToJsonString());
    }

    [Theory]
    [InlineData("\"price\": \"0.065\", \"currency\": \"EUR\"", 65_000L, "EUR")]
    [InlineData("\"price\": 6.5e-2, \"currency\": \"EUR\"", 65_000L, "EUR")]
    [InlineData("\"price\": \"0\"", 0L, null)]
    [InlineData("\"price\": {}, \"currency\": \"euro\"", null, null)]
    public void APriceIsReadInAnswersAndReports(string members, long? micros, string? currency)
    {
        var (outcome, fact) = (Outcome(200, $$"""{"outcome": "accepted", {{members}}}"""), Read($$"""{"messageId": "m1", {{members}}}""").Single());

        Assert.Equal((micros, currency), (outcome.PriceMicros, outcome.PriceCurrency));
        Assert.Equal((micros, currency), (fact.PriceMicros, fact.PriceCurrency));
    }

    [Fact]
    public void ACallbackHasOneReportOrSeveral()
    {
        var one = Read("""{"attemptId": "attempt-1", "messageId": "m1", "state": "delivered", "at": "2026-06-01T11:59:00Z"}""");
        var several = Read("""{"events": [{"messageId": "m1", "state": "sent"}, {"messageId": "m2", "state": "failed", "code": "7", "suppress": "hard_bounce", "address": "a@b.c"}, 5]}""");

        Assert.Equal(("attempt-1", "m1", MessageState.Delivered), (one.Single().AttemptId, one.Single().ProviderMessageId, one.Single().State!.Value));
        Assert.Equal([MessageState.Sent, MessageState.Failed], several.Select(fact => fact.State!.Value));
        Assert.Equal(SuppressionCause.HardBounce, several[1].Suppression);
        Assert.Equal(2, several.Select(fact => fact.Id).Distinct().Count());
    }

    [Fact]
    public void ACallbackPassesOnWhatAPersonWrote()
    {
        var fact = Assert.Single(Read("""{"text": "STOP", "address": "+447700900123"}"""));

        Assert.Equal(("STOP", "+447700900123", null), (fact.InboundText, fact.Address, fact.State));
    }

    private static ProviderOutcome Outcome(int status, string body)
        => HttpProviderAnswer.OutcomeOf(new HttpAnswer(status, new Dictionary<string, string>(), body, true), Now);

    private static IReadOnlyList<ProviderEvent> Read(string body)
    {
        var signature = StandardWebhook.Signature(Secret, "evt_1", "1780315200", Encoding.UTF8.GetBytes(body));
        var request = Callbacks.Json(
            "https://notify.example.org/1", body, ("webhook-id", "evt_1"), ("webhook-timestamp", "1780315200"), ("webhook-signature", signature));
        var reading = HttpProviderCallbacks.Read(request, Secret, Now);

        Assert.True(reading.IsVerified, reading.Problem);
        return reading.Events;
    }
}
