namespace OrleansNotify.Channels;

/// <summary>The mail of a tenant that its provider has not taken yet. Key: <c>tenant/channel</c>, <c>default/email</c>.</summary>
[Alias("OrleansNotify.Channels.IMailQueueGrain")]
public interface IMailQueueGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps the mail durably and answers; it is sent from then on, and again until it was taken or has expired.
    /// The same mail id is kept once. False when 1,000 are waiting already.
    /// </summary>
    [Alias("Send")]
    Task<bool> Send(OutgoingMail mail);

    /// <summary>Mails were added to the store: reads and sends them.</summary>
    [Alias("Refresh")]
    Task Refresh();

    /// <summary>How an attempt ended that a silo of before schema 13 has made.</summary>
    [Alias("Report")]
    Task Report(string mailId, SendOutcome outcome);
}
