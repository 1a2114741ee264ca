using OrleansNotify.Channels;

namespace OrleansNotify.People;

public static class ConsentRules
{
    /// <summary>The newest consent that speaks of this category on this channel. Of two at the same time the withdrawn one counts.</summary>
    public static Consent? Latest(IEnumerable<Consent> consents, MessageCategory category, Channel channel) => consents
        .Where(consent => consent.Category == category && (consent.Channel is null || consent.Channel == channel))
        .MaxBy(consent => (consent.At, consent.Kind));
}
