using OrleansNotify.People;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>What people write back: it opens WhatsApp's window, and STOP and START are obeyed. HELP the provider answers.</summary>
internal sealed class InboundTexts(IMessageStore store, IPeopleReader people, ISuppressionStore suppressions)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task Take(string tenant, Channel channel, ProviderEvent text, DateTimeOffset now, CancellationToken cancellation)
    {
        if (text.Address is not { Length: > 0 } from)
        {
            return;
        }

        var address = await AddressOf(tenant, channel, from, cancellation);
        if (channel == Channel.WhatsApp)
        {
            await store.OpenWindow(tenant, address, (text.At ?? now) + Window, cancellation);
        }

        switch (InboundWords.Read(text.InboundText))
        {
            case InboundWord.Stop:
                await suppressions.Add(tenant, [Stopped(channel, address, now)], cancellation);
                break;
            case InboundWord.Start:
                await suppressions.Release(tenant, channel, address, SuppressionRules.TakenBackByPerson, null, now, cancellation);
                break;
        }
    }

    /// <summary>WhatsApp's own id of a number may differ from the number that we wrote to.</summary>
    private async Task<string> AddressOf(string tenant, Channel channel, string from, CancellationToken cancellation)
        => channel != Channel.WhatsApp ? from
            : await people.NumberOf(tenant, from.TrimStart('+'), cancellation) ?? (from[0] == '+' ? from : $"+{from}");

    private static SuppressionRow Stopped(Channel channel, string address, DateTimeOffset now) => new()
    {
        Id = SuppressionRow.NewId(now),
        Channel = channel,
        Address = address,
        Cause = SuppressionCause.Unsubscribed,
        Source = "inbound",
        At = now,
    };
}
