using System.Globalization;

namespace OrleansNotify.Channels;

public sealed class PushAnswerTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(200, OutcomeKind.Accepted)]
    [InlineData(201, OutcomeKind.Accepted)]
    [InlineData(202, OutcomeKind.Accepted)]
    [InlineData(204, OutcomeKind.Accepted)]
    [InlineData(400, OutcomeKind.RefusedMessage)]
    [InlineData(401, OutcomeKind.RefusedAccount)]
    [InlineData(403, OutcomeKind.RefusedAccount)]
    [InlineData(404, OutcomeKind.RefusedRecipient)]
    [InlineData(410, OutcomeKind.RefusedRecipient)]
    [InlineData(413, OutcomeKind.RefusedMessage)]
    [InlineData(429, OutcomeKind.Later)]
    [InlineData(500, OutcomeKind.Later)]
    [InlineData(503, OutcomeKind.Later)]
    public void AStatusSaysWhoseFaultItIs(int status, OutcomeKind kind)
        => Assert.Equal(kind, Outcome(status).Kind);

    [Theory]
    [InlineData(404, SuppressionCause.Gone)]
    [InlineData(410, SuppressionCause.Gone)]
    [InlineData(400, null)]
    [InlineData(401, null)]
    [InlineData(403, null)]
    [InlineData(429, null)]
    public void OnlyASubscriptionThatIsGoneIsDeleted(int status, SuppressionCause? cause)
        => Assert.Equal(cause, Outcome(status).Suppression);

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public void NothingThatAPushServiceAnswersStopsOtherSubscriptions(int status)
        => Assert.Equal(OutcomeScope.Address, Outcome(status).Scope);

    [Fact]
    public void AWrongKeyIsOneWhateverStatusSaysSo()
        => Assert.Equal(OutcomeKind.RefusedAccount, Outcome(400, "<TITLE>UnauthorizedRegistration</TITLE>").Kind);

    [Fact]
    public void TheResourceOfTheMessageIsItsId()
        => Assert.Equal("https://push.example/m/1", Outcome(201, location: "https://push.example/m/1").ProviderMessageId);

    private static ProviderOutcome Outcome(int status, string body = "", string? location = null)
    {
        var headers = location is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Location"] = location };
        return PushAnswer.OutcomeOf(new HttpAnswer(status, headers, body, true), Now);
    }
}
