namespace OrleansNotify.Channels;

/// <summary>One medium to people. Key: <c>tenant/channel</c>, <c>default/email</c>.</summary>
[Alias("OrleansNotify.Channels.IChannelGrain")]
public interface IChannelGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps the mail durably and answers; it is sent from then on, and again until it was taken or has expired.
    /// The same mail id is kept once. False when 1,000 are waiting already.
    /// </summary>
    Task<bool> Send(OutgoingMail mail);

    /// <summary>How a send that the grain started ended. For the grain itself.</summary>
    Task Report(string mailId, SendOutcome outcome);
}
