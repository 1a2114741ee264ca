using MailKit.Net.Smtp;
using MailKit.Security;

namespace OrleansNotify.Channels;

public sealed class SmtpRulesTests
{
    [Theory]
    [InlineData(421, "", SmtpErrorCode.UnexpectedStatusCode, OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(450, "", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.Later, OutcomeScope.Address)]
    [InlineData(451, "", SmtpErrorCode.MessageNotAccepted, OutcomeKind.Later, OutcomeScope.Message)]
    [InlineData(452, "4.3.2 ", SmtpErrorCode.MessageNotAccepted, OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(454, "", SmtpErrorCode.UnexpectedStatusCode, OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData(501, "", SmtpErrorCode.SenderNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(530, "", SmtpErrorCode.SenderNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(535, "5.7.8 ", SmtpErrorCode.UnexpectedStatusCode, OutcomeKind.RefusedAccount, OutcomeScope.Account)]
    [InlineData(550, "", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(550, "5.1.99 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(550, "4.1.1 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(550, "blocked: 10.5.1.1 is on a list, ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(550, "5.1.1.9 is on a list, ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData(550, "5.7.1 see 5.1.1: ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(550, "5.1.8 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(550, "5.7.26 ", SmtpErrorCode.MessageNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(550, "5.7.999 ", SmtpErrorCode.MessageNotAccepted, OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData(552, "", SmtpErrorCode.MessageNotAccepted, OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(554, "", SmtpErrorCode.MessageNotAccepted, OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(554, "5.6.0 ", SmtpErrorCode.MessageNotAccepted, OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    [InlineData(550, "5.1.1 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.HardBounce)]
    [InlineData(550, "5.1.2 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.HardBounce)]
    [InlineData(550, "5.1.10 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.HardBounce)]
    [InlineData(550, "5.2.1 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.HardBounce)]
    [InlineData(550, "5.2.2 ", SmtpErrorCode.RecipientNotAccepted, OutcomeKind.RefusedRecipient, OutcomeScope.Address)]
    public void AReplyIsClassedByItsEnhancedCodeElseByWhatItRefuses(
        int status, string enhanced, SmtpErrorCode part, OutcomeKind kind, OutcomeScope scope, SuppressionCause? cause = null)
    {
        var refusal = new SmtpCommandException(part, (SmtpStatusCode)status, $"{enhanced}no");
        foreach (var stage in new[] { SmtpStage.Envelope, SmtpStage.Content })
        {
            var outcome = SmtpRules.OutcomeOf(refusal, stage);

            Assert.Equal((kind, scope, cause), (outcome.Kind, outcome.Scope, outcome.Suppression));
        }
    }

    public static TheoryData<string> Codes => [.. CodeTable.Read("Smtp/codes.json").Rows.Select(row => row.Key)];

    [Theory, MemberData(nameof(Codes))]
    public void EveryEnhancedCodeOfTheTableMeansWhatTheTableSays(string code)
    {
        var row = CodeTable.Read("Smtp/codes.json").Find(code)!;
        var refusal = new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, (SmtpStatusCode)((code[0] - '0') * 100 + 50), $"{code} no");

        var outcome = SmtpRules.OutcomeOf(refusal, SmtpStage.Content);

        Assert.Equal((row.Outcome, row.Scope, row.Suppress, code), (outcome.Kind, outcome.Scope, outcome.Suppression, outcome.Code));
        Assert.True(row.Suppress is null || row.Outcome == OutcomeKind.RefusedRecipient);
        Assert.Equal(code[0] == '4', row.Outcome == OutcomeKind.Later);
    }

    [Theory]
    [InlineData(421, OutcomeKind.Later)]
    [InlineData(554, OutcomeKind.RefusedAccount)]
    public void ARefusedGreetingIsAboutTheAccount(int status, OutcomeKind kind)
    {
        var refusal = new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, (SmtpStatusCode)status, "no");

        var outcome = SmtpRules.OutcomeOf(refusal, SmtpStage.Connecting);

        Assert.Equal((kind, OutcomeScope.Account), (outcome.Kind, outcome.Scope));
    }

    [Theory]
    [InlineData("535: 5.7.8 wrong", OutcomeKind.RefusedAccount)]
    [InlineData("454: 4.7.0 Temporary authentication failure", OutcomeKind.Later)]
    public void APasswordThatIsWrongIsNotTriedAgain(string message, OutcomeKind kind)
        => Assert.Equal(kind, SmtpRules.OutcomeOf(new AuthenticationException(message), SmtpStage.Connecting).Kind);

    [Fact]
    public void AnyFailureIsUnknownOnceTheContentWasWrittenAndLaterBefore()
    {
        foreach (var failure in new Exception[] { new IOException(), new OperationCanceledException(), new InvalidOperationException(), new SmtpProtocolException() })
        {
            var lost = failure is OperationCanceledException ? ProviderHttp.TimedOut : ProviderHttp.ConnectionLost;

            Assert.Equal((OutcomeKind.Later, lost == ProviderHttp.TimedOut ? lost : ProviderHttp.ConnectFailed), Classed(failure, SmtpStage.Connecting));
            Assert.Equal((OutcomeKind.Later, lost), Classed(failure, SmtpStage.Envelope));
            Assert.Equal((OutcomeKind.Unknown, lost), Classed(failure, SmtpStage.Content));
        }
    }

    [Fact]
    public void OnlyAConnectionThatIsClosedBeforeTheContentIsTriedOverANewOne()
    {
        var closing = new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, SmtpStatusCode.ServiceNotAvailable, "421");

        Assert.True(SmtpRules.IsStale(closing, SmtpStage.Envelope));
        Assert.True(SmtpRules.IsStale(new IOException(), SmtpStage.Envelope));
        Assert.False(SmtpRules.IsStale(new IOException(), SmtpStage.Content));
        Assert.False(SmtpRules.IsStale(new OperationCanceledException(), SmtpStage.Envelope));
    }

    private static (OutcomeKind Kind, string? Code) Classed(Exception failure, SmtpStage stage)
        => SmtpRules.OutcomeOf(failure, stage) is var outcome ? (outcome.Kind, outcome.Code) : default;
}
