using System.Text.Json;

namespace OrleansNotify.People;

/// <summary>What a person is from now on. What is left out is not known, but for addresses, which then stay.</summary>
/// <param name="Language">A BCP 47 tag, <c>de-AT</c>.</param>
/// <param name="TimeZone">An IANA name, <c>Europe/Vienna</c>.</param>
/// <param name="DefaultRegion">Where numbers without <c>+</c> belong to: ISO 3166-1, <c>AT</c>.</param>
/// <param name="Consents">Added to those on record, unless the newest on record says the same.</param>
internal sealed record PersonCommand(
    string? Name, string? Language, string? TimeZone, string? DefaultRegion, QuietHoursCommand? QuietHours, AddressCommand?[]? Addresses,
    ConsentCommand?[]? Consents)
{
    /// <summary>For lists of people.</summary>
    public string? Id { get; init; }
}

/// <summary>In the person's time zone, over midnight too; equal: none.</summary>
/// <param name="From"><c>22:00</c></param>
/// <param name="Until"><c>07:00</c></param>
internal sealed record QuietHoursCommand(string? From, string? Until);

/// <param name="Channel"><c>email</c>, <c>sms</c>, <c>whatsapp</c> or <c>push</c>.</param>
/// <param name="Address">An e-mail address or a telephone number.</param>
/// <param name="Subscription">Push: what the browser's <c>PushSubscription.toJSON()</c> gives.</param>
/// <param name="Verified">The person proved to have it.</param>
internal sealed record AddressCommand(string? Channel, string? Address, JsonElement? Subscription, bool? Verified);

/// <param name="Kind"><c>granted</c> or <c>withdrawn</c>.</param>
/// <param name="Category"><c>transactional</c> or <c>marketing</c>.</param>
/// <param name="Channel">Null: every channel.</param>
/// <param name="At">Null: when it is recorded.</param>
/// <param name="Source">Where it came from, for example <c>checkout</c>.</param>
/// <param name="Proof">What shows it, for example the wording and the form's number.</param>
internal sealed record ConsentCommand(string? Kind, string? Category, string? Channel, DateTimeOffset? At, string? Source, string? Proof);

internal sealed record PeopleCommand(PersonCommand?[]? People);
