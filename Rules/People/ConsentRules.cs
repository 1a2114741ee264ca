using OrleansNotify.Channels;

namespace OrleansNotify.People;

public static class ConsentRules
{
    /// <summary>
    /// The newest consent that speaks of this category, or of the built-in one that it belongs to, on this channel. Of two at the same time the
    /// withdrawn one counts.
    /// </summary>
    public static Consent? Latest(IEnumerable<Consent> consents, Category category, Channel channel)
        => Newest(consents, consent => (consent.Category == category.Number || consent.Category == category.Kind)
            && (consent.Channel is null || consent.Channel == channel));

    /// <summary>Of what is given, what says something new: the same list may be imported every night.</summary>
    public static IReadOnlyList<Consent> New(IReadOnlyList<Consent> known, IEnumerable<Consent> given)
    {
        var all = known.ToList();
        foreach (var consent in given)
        {
            var last = Newest(all, other => other.Category == consent.Category && other.Channel == consent.Channel);
            var wide = Newest(all, other => other.Category == consent.Category && other.Channel is null);
            if (last?.Kind != consent.Kind || wide?.At > last.At)
            {
                all.Add(consent);
            }
        }

        return [.. all.Skip(known.Count)];
    }

    private static Consent? Newest(IEnumerable<Consent> consents, Func<Consent, bool> isMeant)
        => consents.Where(isMeant).MaxBy(consent => (consent.At, consent.Kind));
}
