namespace OrleansNotify.Channels;

/// <summary>What people write back: it opens WhatsApp's window, and STOP and START are obeyed.</summary>
internal sealed class InboundTexts(IMessageStore store)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task Take(string tenant, Channel channel, ProviderEvent text, DateTimeOffset now, CancellationToken cancellation)
    {
        if (text.Address is not { } address)
        {
            return;
        }

        if (channel == Channel.WhatsApp)
        {
            await store.OpenWindow(tenant, address, (text.At ?? now) + Window, cancellation);
        }
    }
}
