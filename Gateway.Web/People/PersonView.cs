using OrleansNotify.Channels;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>A person with all that is known.</summary>
internal sealed record PersonView(
    string Id, string? Name, string? Language, string? TimeZone, string? DefaultRegion, QuietHoursView? QuietHours, AddressView[] Addresses,
    ConsentView[] Consents, PreferenceView[] Preferences, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static PersonView Of(PersonProfile profile, TenantCategories categories)
    {
        var item = PersonItem.Of(profile.Person);
        return new PersonView(
            item.Id, item.Name, item.Language, item.TimeZone, item.DefaultRegion, item.QuietHours, [.. profile.Addresses.Select(AddressView.Of)],
            [.. profile.Consents.Select(consent => ConsentView.Of(consent, categories))],
            [.. profile.Preferences.Select(preference => PreferenceView.Of(preference, categories))], item.CreatedAt, item.UpdatedAt);
    }
}

/// <summary>A person of a list.</summary>
internal sealed record PersonItem(
    string Id, string? Name, string? Language, string? TimeZone, string? DefaultRegion, QuietHoursView? QuietHours, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static PersonItem Of(Person person) => new(
        person.Id, person.Name, person.Language, person.TimeZone, person.DefaultRegion, QuietHoursView.Of(person), person.CreatedAt, person.UpdatedAt);
}

/// <summary>In the person's time zone.</summary>
internal sealed record QuietHoursView(string From, string Until)
{
    public static QuietHoursView? Of(Person person)
        => person.QuietFrom is { } from && person.QuietUntil is { } until ? new QuietHoursView(Text(from), Text(until)) : null;

    public static string Text(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="IsValid">False: a number that does not exist; no real provider is called with it.</param>
/// <param name="WhatsAppId">The number as WhatsApp knows it, when it differs.</param>
internal sealed record AddressView(
    Channel Channel, string Address, bool IsValid, DateTimeOffset? VerifiedAt, string? WhatsAppId, DateTimeOffset CreatedAt)
{
    public static AddressView Of(PersonAddress address) => new(
        address.Channel, address.Address, address.IsValid, address.VerifiedAt, address.WhatsAppId, address.CreatedAt);
}

/// <param name="Channel">Null: every channel.</param>
internal sealed record ConsentView(ConsentKind Kind, string Category, Channel? Channel, DateTimeOffset At, string Source, string? Proof)
{
    public static ConsentView Of(Consent consent, TenantCategories categories)
        => new(consent.Kind, categories.WordOf(consent.Category), consent.Channel, consent.At, consent.Source, consent.Proof);
}

internal sealed record PreferenceView(string Category, Channel Channel, bool IsAllowed)
{
    public static PreferenceView Of(Preference preference, TenantCategories categories)
        => new(categories.WordOf(preference.Category), preference.Channel, preference.IsAllowed);
}

/// <param name="NextAfter">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record PersonList(PersonItem[] Items, string? NextAfter);
