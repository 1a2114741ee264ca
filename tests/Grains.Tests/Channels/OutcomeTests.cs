using System.Net;
using System.Net.Mail;

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
    [InlineData(SmtpStatusCode.MailboxUnavailable, true)]
    [InlineData(SmtpStatusCode.MailboxNameNotAllowed, true)]
    [InlineData(SmtpStatusCode.MailboxBusy, false)]
    [InlineData(SmtpStatusCode.ServiceNotAvailable, false)]
    [InlineData(SmtpStatusCode.GeneralFailure, false)]
    public void AnSmtpReplyAboutTheMailboxIsFinal(SmtpStatusCode status, bool isFinal)
        => Assert.Equal(isFinal, SmtpProvider.IsFinal(status));
}
