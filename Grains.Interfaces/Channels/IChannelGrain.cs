namespace OrleansNotify.Channels;

/// <summary>What silos of before schema 13 call in place of <see cref="IMailQueueGrain"/>. Key: <c>tenant/channel</c>, <c>default/email</c>.</summary>
[Alias("OrleansNotify.Channels.IChannelGrain")]
public interface IChannelGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="IMailQueueGrain.Send"/>
    Task<bool> Send(OutgoingMail mail);

    /// <inheritdoc cref="IMailQueueGrain.Report"/>
    Task Report(string mailId, SendOutcome outcome);
}
