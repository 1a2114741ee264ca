namespace OrleansNotify.Channels;

internal interface IMailProvider
{
    /// <summary>One attempt, at most 30 seconds. Failures are outcomes, never exceptions.</summary>
    Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation);
}
