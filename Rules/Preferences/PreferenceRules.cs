using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>What a person gets, as the preference page shows it, and what must be recorded when the person changes it.</summary>
public static class PreferenceRules
{
    /// <summary>What a person can choose of. Sign-in codes come when they are asked for.</summary>
    public static IReadOnlyList<MessageCategory> Categories { get; } = [MessageCategory.Transactional, MessageCategory.Marketing];

    /// <param name="suppressions">Of the person's addresses on the channel.</param>
    public static bool IsOn(
        IReadOnlyList<Preference> preferences, IReadOnlyList<Consent> consents, IEnumerable<Suppression> suppressions, MessageCategory category,
        Channel channel, DateTimeOffset now)
    {
        var isWanted = preferences.FirstOrDefault(known => known.Category == category && known.Channel == channel)?.IsAllowed ?? true;
        var consent = ConsentRules.Latest(consents, category, channel)?.Kind;
        var isAgreed = category is MessageCategory.Marketing ? consent is ConsentKind.Granted : consent is not ConsentKind.Withdrawn;
        return isWanted && isAgreed && SuppressionRules.Blocking(suppressions, category, now) is null;
    }

    /// <summary>The consent that a choice is; null: nothing new is agreed or taken back by it.</summary>
    public static Consent? ConsentOf(IReadOnlyList<Consent> consents, Preference chosen, string source, DateTimeOffset now)
    {
        var known = ConsentRules.Latest(consents, chosen.Category, chosen.Channel)?.Kind;
        var isAgreed = known is ConsentKind.Granted || (known is null && chosen.Category is not MessageCategory.Marketing);
        return chosen.IsAllowed && !isAgreed ? new Consent(ConsentKind.Granted, chosen.Category, chosen.Channel, now, source)
            : !chosen.IsAllowed && known is ConsentKind.Granted ? new Consent(ConsentKind.Withdrawn, chosen.Category, chosen.Channel, now, source)
            : null;
    }
}
