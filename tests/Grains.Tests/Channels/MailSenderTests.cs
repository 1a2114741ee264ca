namespace OrleansNotify.Channels;

public sealed class MailSenderTests
{
    [Theory]
    [InlineData(OutcomeKind.Accepted, SendOutcome.Sent)]
    [InlineData(OutcomeKind.RefusedRecipient, SendOutcome.Rejected)]
    [InlineData(OutcomeKind.RefusedMessage, SendOutcome.Rejected)]
    [InlineData(OutcomeKind.RefusedAccount, SendOutcome.Retry)]
    [InlineData(OutcomeKind.Later, SendOutcome.Retry)]
    [InlineData(OutcomeKind.Unknown, SendOutcome.Retry)]
    public void CodeIsSentAgainUnlessItIsTakenOrRefusedForGood(OutcomeKind kind, SendOutcome expected)
        => Assert.Equal(expected, MailSender.OutcomeOf(kind));

    [Fact]
    public void AttemptsOfOneMailHaveItsIdInCommon()
    {
        var mail = new OutgoingMail("otp-1", "ann@example.org", "Code", "012345", "<p>012345</p>", DateTimeOffset.MaxValue);

        Assert.Equal(["otp-1-1", "otp-1-2"], new long[] { 1, 2 }.Select(attempt => MailSender.MessageOf(mail, attempt).AttemptId));
    }
}
