using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>What Twilio's codes mean for a message, when they come with the answer to a call.</summary>
public sealed class TwilioCodesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    public static TheoryData<OutcomeKind, int[]> Kinds => new()
    {
        { OutcomeKind.RefusedRecipient, [21211, 21217, 21614, 21610, 30004, 30005, 30006, 63003, 63024] },
        {
            OutcomeKind.RefusedMessage,
            [21602, 21617, 21618, 21620, 21623, 21656, 30007, 30019, 63005, 63013, 63016, 63021, 63027, 63028, 63040, 63042]
        },
        {
            OutcomeKind.RefusedAccount,
            [
                20003, 20404, 21212, 21408, 21601, 21603, 21606, 21608, 21612, 21701, 21703, 21704, 21705, 21711,
                30002, 30024, 30032, 30033, 30034, 30035, 63001, 63007, 63041, 63051,
            ]
        },
        {
            OutcomeKind.Later,
            [20429, 20503, 21611, 30001, 30003, 30008, 30017, 30022, 30023, 30027, 63009, 63010, 63012, 63017, 63018, 63038]
        },
        { OutcomeKind.Unknown, [20500, 30410] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ACodeSaysWhoseFaultItIs(OutcomeKind kind, int[] codes)
    {
        foreach (var code in codes)
        {
            Assert.Equal((code, kind), (code, Outcome(400, $$"""{"code": {{code}}, "message": "m", "status": 400}""").Kind));
        }
    }

    [Fact]
    public void OnlyAnOptOutSuppresses()
    {
        var suppressing = TwilioAnswer.Codes.Rows.Where(row => row.Value.Suppress is not null).Select(row => row.Key);

        Assert.Equal(["21610"], suppressing);
    }

    [Theory]
    [InlineData(400, OutcomeKind.RefusedMessage)]
    [InlineData(404, OutcomeKind.RefusedMessage)]
    [InlineData(401, OutcomeKind.RefusedAccount)]
    [InlineData(429, OutcomeKind.Later)]
    [InlineData(500, OutcomeKind.Unknown)]
    public void ACodeThatIsNotInTheListGoesByTheStatusAndSuppressesNobody(int status, OutcomeKind kind)
    {
        var outcome = Outcome(status, """{"code": 99999, "message": "new"}""");

        Assert.Equal((kind, "99999", null), (outcome.Kind, outcome.Code, outcome.Suppression));
    }

    [Fact]
    public void AHandsetThatIsOffIsTriedInHalfAnHour()
    {
        var outcome = Outcome(400, """{"code": 30003}""");

        Assert.Equal((Now.AddMinutes(30), OutcomeScope.Address), (outcome.Until!.Value, outcome.Scope));
    }

    [Fact]
    public void AFullQueueStopsTheAccountAlone()
        => Assert.Equal(OutcomeScope.Account, Outcome(429, """{"code": 21611}""").Scope);

    [Theory]
    [InlineData("""{"type": "https://www.twilio.com/docs/api/errors/20404", "title": "Not found", "status": 404}""", "20404", "Not found")]
    [InlineData("""{"type": "https://www.twilio.com/docs/api/errors/20001", "title": "t", "detail": "d", "code": 21211}""", "21211", "d")]
    [InlineData("""{"code": "21211", "message": "The number is not valid"}""", "21211", "The number is not valid")]
    public void ErrorsOfBothShapesAreRead(string body, string code, string detail)
    {
        var outcome = Outcome(400, body);

        Assert.Equal((code, detail), (outcome.Code, outcome.Detail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[]")]
    [InlineData("""{"type": 5, "code": null, "message": {}}""")]
    public void AnErrorWithoutACodeGoesByTheStatus(string body)
        => Assert.Equal((OutcomeKind.RefusedMessage, "http_400"), (Outcome(400, body).Kind, Outcome(400, body).Code));

    [Theory]
    [InlineData("""{"sid": "SM1", "status": "queued", "num_segments": "2"}""", 2)]
    [InlineData("""{"sid": "SM1", "status": "accepted", "num_segments": "0"}""", 0)]
    [InlineData("""{"sid": "SM1", "num_segments": null}""", 0)]
    public void ACreatedMessageIsAcceptedWithItsIdAndSegments(string body, int segments)
    {
        var outcome = Outcome(201, body);

        Assert.Equal((OutcomeKind.Accepted, "SM1", segments), (outcome.Kind, outcome.ProviderMessageId, outcome.Segments));
    }

    // The example of the Message resource in Twilio's reference; a queued message has no price yet.
    [Theory]
    [InlineData("""{"sid": "SM1", "price": "-0.00750", "price_unit": "USD"}""", 7_500L, "USD")]
    [InlineData("""{"sid": "SM1", "price": "-0.0650", "price_unit": "eur"}""", 65_000L, "EUR")]
    [InlineData("""{"sid": "SM1", "price": null, "price_unit": "USD"}""", null, "USD")]
    [InlineData("""{"sid": "SM1", "price": "soon", "price_unit": 5}""", null, null)]
    [InlineData("""{"sid": "SM1"}""", null, null)]
    public void APriceIsWhatTwilioTakes(string body, long? micros, string? currency)
        => Assert.Equal((micros, currency), (Outcome(201, body).PriceMicros, Outcome(201, body).PriceCurrency));

    [Theory]
    [InlineData("{}")]
    [InlineData("OK")]
    [InlineData("""{"sid": ""}""")]
    public void ACreatedMessageWithoutAnIdIsUnknown(string body)
        => Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), (Outcome(201, body).Kind, Outcome(201, body).Code));

    [Fact]
    public void TheListHasItsDate() => Assert.InRange(TwilioAnswer.Codes.AsOf.Year, 2024, 2100);

    private static ProviderOutcome Outcome(int status, string body)
        => TwilioAnswer.OutcomeOf(new HttpAnswer(status, new Dictionary<string, string>(), body, true), Now);
}
