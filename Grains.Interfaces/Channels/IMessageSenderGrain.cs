namespace OrleansNotify.Channels;

/// <summary>Sends a tenant's messages on one channel. Key: <c>tenant/channel</c>.</summary>
[Alias("OrleansNotify.Channels.IMessageSenderGrain")]
public interface IMessageSenderGrain : IGrainWithStringKey
{
    /// <summary>There may be messages that are due.</summary>
    [Alias("Wake"), OneWay, AlwaysInterleave]
    Task Wake();

    /// <summary>Accounts, the budget, the throttle or the categories of the channel were changed.</summary>
    [Alias("Changed"), AlwaysInterleave]
    Task Changed();

    /// <summary>What happens now, out of this silo's memory.</summary>
    [Alias("Status"), AlwaysInterleave]
    Task<SenderStatus> Status();
}
