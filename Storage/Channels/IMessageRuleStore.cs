namespace OrleansNotify.Channels;

/// <summary>A tenant's rules of when messages go, at most one for each event type and channel.</summary>
public interface IMessageRuleStore
{
    /// <summary>All of them, by event type and channel.</summary>
    Task<IReadOnlyList<MessageRuleRow>> List(string tenant, CancellationToken cancellation);

    /// <summary>False: the tenant has <paramref name="most"/> others.</summary>
    Task<bool> Save(string tenant, MessageRuleRow row, int most, CancellationToken cancellation);

    /// <summary>False: there is none.</summary>
    Task<bool> Delete(string tenant, string eventType, Channel channel, CancellationToken cancellation);
}
