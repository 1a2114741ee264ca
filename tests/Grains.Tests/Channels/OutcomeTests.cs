using System.Net;
using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(200, SendOutcome.Sent)]
    [InlineData(202, SendOutcome.Sent)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(401, SendOutcome.Retry)]
    [InlineData(403, SendOutcome.Retry)]
    [InlineData(413, SendOutcome.Rejected)]
    [InlineData(429, SendOutcome.Retry)]
    [InlineData(500, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(302, SendOutcome.Rejected)]
    public void ASendGridAnswerIsSentLaterOrNever(int status, SendOutcome expected)
        => Assert.Equal(expected, SendGridProvider.OutcomeOf((HttpStatusCode)status));

    [Theory]
    [InlineData(421, SendOutcome.Retry)]
    [InlineData(450, SendOutcome.Retry)]
    [InlineData(452, SendOutcome.Retry)]
    [InlineData(501, SendOutcome.Rejected)]
    [InlineData(530, SendOutcome.Retry)]
    [InlineData(535, SendOutcome.Retry)]
    [InlineData(550, SendOutcome.Rejected)]
    [InlineData(554, SendOutcome.Rejected)]
    public void AnSmtpReplyIsSentLaterOrNeverByItsClass(int status, SendOutcome expected)
    {
        var refusal = new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, (SmtpStatusCode)status, "no");

        Assert.Equal(expected, SmtpRules.OutcomeOf(refusal, SmtpStage.Envelope));
        Assert.Equal(expected, SmtpRules.OutcomeOf(refusal, SmtpStage.Content));
        Assert.Equal(SendOutcome.Retry, SmtpRules.OutcomeOf(refusal, SmtpStage.Connecting));
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
}
