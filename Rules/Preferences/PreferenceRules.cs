using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>What a person gets, as the preference page shows it, and what must be recorded when the person changes it.</summary>
public static class PreferenceRules
{
    /// <summary>
    /// Whether a person wants it: as chosen for the category itself; a built-in category that is switched off takes those that belong to it along;
    /// without a choice, as the category's default is.
    /// </summary>
    public static bool IsWanted(IReadOnlyList<Preference> preferences, Category category, Channel channel)
    {
        bool? ChosenFor(MessageCategory number) => preferences.FirstOrDefault(known => known.Category == number && known.Channel == channel)?.IsAllowed;
        return category.IsRequired
            || (ChosenFor(category.Number) ?? (ChosenFor(category.Kind) != false && category.IsOnByDefault(channel)));
    }

    /// <param name="suppressions">Of the person's addresses on the channel.</param>
    public static bool IsOn(
        IReadOnlyList<Preference> preferences, IReadOnlyList<Consent> consents, IEnumerable<Suppression> suppressions, Category category,
        Channel channel, DateTimeOffset now)
        => IsWanted(preferences, category, channel) && (category.IsRequired || IsAgreed(ConsentRules.Latest(consents, category, channel)?.Kind, category))
            && SuppressionRules.Blocking(suppressions, category, now) is null;

    /// <summary>The consent that a choice is; null: nothing new is agreed or taken back by it.</summary>
    public static Consent? ConsentOf(
        IReadOnlyList<Consent> consents, Category category, Channel channel, bool isAllowed, string source, DateTimeOffset now)
    {
        var known = ConsentRules.Latest(consents, category, channel)?.Kind;
        return isAllowed && !IsAgreed(known, category) ? new Consent(ConsentKind.Granted, category.Number, channel, now, source)
            : !isAllowed && known is ConsentKind.Granted ? new Consent(ConsentKind.Withdrawn, category.Number, channel, now, source)
            : null;
    }

    private static bool IsAgreed(ConsentKind? known, Category category)
        => category.Kind is MessageCategory.Marketing ? known is ConsentKind.Granted : known is not ConsentKind.Withdrawn;
}
