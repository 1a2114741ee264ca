using System.Globalization;

namespace OrleansNotify.Channels;

public sealed class WhatsAppAnswerTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    public static TheoryData<OutcomeKind, int[]> Kinds => new()
    {
        { OutcomeKind.RefusedRecipient, [131026, 131021, 131030, 131050, 130472, 130497] },
        { OutcomeKind.RefusedMessage, [100, 131008, 131009, 131047, 131051, 132000, 132001, 132005, 132007, 132012, 132016] },
        { OutcomeKind.RefusedAccount, [0, 3, 10, 190, 200, 250, 299, 368, 131005, 131031, 131042, 131045, 132015, 133000, 133010, 133016] },
        { OutcomeKind.Later, [1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131049] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheCodeDecidesWhateverTheStatusIs(OutcomeKind kind, int[] codes)
    {
        foreach (var code in codes)
        {
            foreach (var status in new[] { 400, 401, 403, 404, 429, 500 })
            {
                var outcome = Outcome(status, $$$"""{"error": {"message": "(#{{{code}}}) m", "type": "OAuthException", "code": {{{code}}}, "error_data": {"details": "why"} } }""");

                Assert.Equal((code, kind), (code, outcome.Kind));
            }
        }
    }

    [Theory]
    [InlineData(131049, 24 * 60 * 60)]
    [InlineData(131056, 6)]
    public void ALimitOfOnePersonHoldsForThatPersonAlone(int code, int seconds)
    {
        var outcome = Outcome(400, $$$"""{"error": {"code": {{{code}}} } }""");

        Assert.Equal((OutcomeScope.Address, Now.AddSeconds(seconds)), (outcome.Scope, outcome.Until!.Value));
    }

    [Fact]
    public void ASpamLimitStopsTheAccount()
        => Assert.Equal(OutcomeScope.Account, Outcome(400, """{"error": {"code": 131048}}""").Scope);

    [Fact]
    public void AStopOfMarketingSuppressesMarketingAlone()
    {
        var suppressing = WhatsAppAnswer.Codes.Rows.Where(row => row.Value.Suppress is not null).ToDictionary(row => row.Key, row => row.Value.Suppress);

        Assert.Equal(new Dictionary<string, SuppressionCause?> { ["131050"] = SuppressionCause.UnsubscribedMarketing }, suppressing);
    }

    [Theory]
    [InlineData(400, OutcomeKind.RefusedMessage)]
    [InlineData(500, OutcomeKind.Unknown)]
    public void ACodeThatIsNotInTheListGoesByTheStatus(int status, OutcomeKind kind)
        => Assert.Equal(kind, Outcome(status, """{"error": {"code": 987654}}""").Kind);

    [Fact]
    public void AnAnswerNamesTheMessage()
    {
        var outcome = Outcome(200, """{"contacts": [{"input": "+447700900123", "wa_id": "447700900123"}], "messages": [{"id": "wamid.1", "message_status": "accepted"}]}""");

        Assert.Equal((OutcomeKind.Accepted, "wamid.1", "", null), (outcome.Kind, outcome.ProviderMessageId, outcome.Detail, outcome.ProviderAddress));
    }

    [Theory]
    [InlineData("held_for_quality_assessment")]
    [InlineData("paused")]
    public void AHeldMessageIsTakenAndNotSentYet(string status)
    {
        var outcome = Outcome(200, $$"""{"messages": [{"id": "wamid.1", "message_status": "{{status}}"}]}""");

        Assert.Equal((OutcomeKind.Accepted, status), (outcome.Kind, outcome.Detail));
    }

    [Theory]
    [InlineData("+5511998765432", "551198765432")]
    [InlineData("+541187654321", "5491187654321")]
    [InlineData("+525512345678", "5215512345678")]
    public void TheIdOfWhatsAppIsKeptWhereItDiffersFromTheNumber(string to, string waId)
    {
        var outcome = WhatsAppAnswer.OutcomeOf(
            Answer(200, $$"""{"contacts": [{"input": "{{to}}", "wa_id": "{{waId}}"}], "messages": [{"id": "wamid.1"}]}"""), to, Now);

        Assert.Equal($"+{waId}", outcome.ProviderAddress);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages": []}""")]
    [InlineData("""{"messages": [7], "contacts": "x"}""")]
    [InlineData("""{"messages": {"id": "wamid.1"}}""")]
    [InlineData("<html>")]
    public void AnAnswerWithoutAnIdIsUnknown(string body)
        => Assert.Equal((OutcomeKind.Unknown, "unreadable_answer"), (Outcome(200, body).Kind, Outcome(200, body).Code));

    private static ProviderOutcome Outcome(int status, string body) => WhatsAppAnswer.OutcomeOf(Answer(status, body), "+447700900123", Now);

    private static HttpAnswer Answer(int status, string body) => new(status, new Dictionary<string, string>(), body, true);
}
