namespace OrleansNotify.Channels;

/// <summary>Reads what is known of the people, addresses and templates of messages that are due, in a few round trips for all of them.</summary>
internal sealed class MessageFactsReader(IMessageStore store)
{
    public async Task<KnownFacts> Read(SenderKey key, IReadOnlyList<MessageRow> rows, CancellationToken cancellation)
    {
        string[] addresses = [.. rows.Select(row => row.Address).Distinct()];
        return new KnownFacts
        {
            Windows = key.Channel == Channel.WhatsApp
                ? await store.Windows(key.Tenant, addresses, cancellation)
                : new Dictionary<string, DateTimeOffset>(),
        };
    }
}
