namespace OrleansNotify.Channels;

/// <summary>What waited to be sent, before schema 13.</summary>
[GenerateSerializer, Alias("OrleansNotify.Channels.ChannelState")]
internal sealed class ChannelState
{
    [Id(0)] public List<QueuedMail> Queue { get; set; } = [];
}
