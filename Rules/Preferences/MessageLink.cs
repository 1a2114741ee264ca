using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>What a link in a message is for and whose it is.</summary>
/// <param name="Person">Null: the address belongs to nobody whom the tenant knows.</param>
/// <param name="Channel">The message's.</param>
/// <param name="Address">The message's.</param>
/// <param name="Category">The message's: what a click on "unsubscribe" stops.</param>
/// <param name="ExpiresAt">To the second; null: never, as people unsubscribe by old mails too.</param>
public sealed record MessageLink(
    MessageLinkKind Kind, string Tenant, string? Person, Channel Channel, string Address, MessageCategory Category, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>How long a link to the preference page works.</summary>
    public static readonly TimeSpan PreferencesLifetime = TimeSpan.FromDays(90);
}
