namespace OrleansNotify.Channels;

/// <summary>What events of one digest have in common.</summary>
internal readonly record struct DigestKey(Channel Channel, string Address, string Person, string EventType)
{
    public static DigestKey Of(MessageRow row) => new(row.Channel, row.Address, row.Person, row.EventType);
}
