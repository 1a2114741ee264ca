namespace OrleansNotify.Channels;

/// <summary>When messages of an event type go on a channel.</summary>
/// <param name="Delay">Seconds from the event on; null: they gather in a digest.</param>
internal sealed record MessageRuleAnswer(
    string EventType, Channel Channel, long? Delay, DigestCommand? Digest, bool UnlessRead, DateTimeOffset UpdatedAt)
{
    public static MessageRuleAnswer Of(MessageRuleRow row)
    {
        var settings = MessageRuleCommand.Of(row.Rule);
        return new MessageRuleAnswer(row.EventType, row.Channel, settings.Delay, settings.Digest, settings.UnlessRead == true, row.UpdatedAt);
    }
}

internal sealed record MessageRuleList(IReadOnlyList<MessageRuleAnswer> Rules);
