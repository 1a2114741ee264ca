namespace OrleansNotify.Channels;

/// <summary>What waits to be sent.</summary>
[GenerateSerializer, Alias("OrleansNotify.Channels.ChannelState")]
internal sealed class ChannelState
{
    [Id(0)] public List<QueuedMail> Queue { get; set; } = [];
}
