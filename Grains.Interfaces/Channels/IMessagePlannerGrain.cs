namespace OrleansNotify.Channels;

/// <summary>Plans a tenant's messages: a row for each person, channel and address that an event concerns. Key: the tenant.</summary>
[Alias("OrleansNotify.Channels.IMessagePlannerGrain")]
public interface IMessagePlannerGrain : IGrainWithStringKey
{
    /// <summary>Events that may lead to messages. A hint: gaps are read from the log.</summary>
    [Alias("Offer"), OneWay, AlwaysInterleave]
    Task Offer(MessageHint hint);

    /// <summary>Plans what the log has up to <paramref name="upTo"/>.</summary>
    [Alias("Wake"), OneWay, AlwaysInterleave]
    Task Wake(long upTo);

    /// <summary>Event types with templates, or rules of when messages go, were changed: the next plan knows it.</summary>
    [Alias("Changed"), AlwaysInterleave]
    Task Changed();

    /// <summary>What would become of the event now, by the same rules as one that is published. Sends nothing and keeps nothing.</summary>
    [Alias("Explain"), AlwaysInterleave]
    Task<IReadOnlyList<ExplainedMessage>> Explain(ExplainMessages command);
}
