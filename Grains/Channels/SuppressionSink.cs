using OrleansNotify.People;

namespace OrleansNotify.Channels;

/// <summary>Records that an address gets nothing more, as outcomes and callbacks say, and what a number is called at WhatsApp.</summary>
internal sealed class SuppressionSink(ISuppressionStore store, IPeopleStore people, IMessageReader messages, TimeProvider time)
{
    internal async Task Add(string tenant, IReadOnlyList<MessageEnded> ended)
    {
        foreach (var (work, outcome, _) in ended)
        {
            if (outcome.Suppression is { } cause)
            {
                await Add(tenant, work.Row.Channel, work.Row.Address, cause, work.Account.Manifest.Id, outcome.Detail, CancellationToken.None);
            }

            if (outcome.ProviderAddress is { } known && work.Row.Channel == Channel.WhatsApp)
            {
                await people.NoteWhatsAppId(tenant, work.Row.Address, known, CancellationToken.None);
            }
        }
    }

    public async Task Add(string tenant, Channel channel, string provider, IReadOnlyList<ProviderEvent> events, CancellationToken cancellation)
    {
        foreach (var one in events)
        {
            if (one.Suppression is { } cause && await AddressOf(tenant, one, cancellation) is { } address)
            {
                await Add(tenant, channel, address, cause, provider, one.Detail, cancellation);
            }
        }
    }

    private Task Add(
        string tenant, Channel channel, string address, SuppressionCause cause, string source, string detail, CancellationToken cancellation)
    {
        if (cause == SuppressionCause.Gone)
        {
            return people.RemoveAddress(tenant, channel, address, cancellation);
        }

        var now = time.GetUtcNow();
        var row = new SuppressionRow
        {
            Id = SuppressionRow.NewId(now),
            Channel = channel,
            Address = address,
            Cause = cause,
            Source = source,
            Detail = detail,
            At = now,
        };
        return store.Add(tenant, [row], cancellation);
    }

    /// <summary>As we wrote to it: providers may spell it otherwise.</summary>
    private async Task<string?> AddressOf(string tenant, ProviderEvent one, CancellationToken cancellation)
        => MessageAttempt.MessageOf(one.AttemptId) is { } id && await messages.Find(tenant, id, cancellation) is { } message ? message.Address : one.Address;
}
