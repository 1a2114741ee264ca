namespace OrleansNotify.Channels;

public sealed record ChannelRef
{
    public required string Tenant { get; init; }

    public required Channel Channel { get; init; }
}
