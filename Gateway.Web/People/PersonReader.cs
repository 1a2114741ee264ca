using OrleansNotify.Http;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.People;

/// <summary>Reads a person as it is stored, or says what is wrong with the first member that is.</summary>
internal static class PersonReader
{
    public const int MaxAddresses = 20;
    public const int MaxConsents = 1_000;
    private const int MaxName = 200;
    private const int MaxGiven = 50;

    public static Problem? Read(string id, PersonCommand command, TenantCategories categories, DateTimeOffset now, out PersonSave save)
    {
        save = null!;
        string? language = null;
        if (command.Language is not null && !TemplateLanguages.TryNormalize(command.Language, out language))
        {
            return PersonProblems.Invalid("language is a tag such as de or de-AT.");
        }

        if (command.TimeZone is not null && !TimeZoneName.TryFind(command.TimeZone, out _))
        {
            return PersonProblems.Invalid("timeZone is a name of the IANA database such as Europe/Vienna.");
        }

        if (command.DefaultRegion is not null && !PhoneNumber.IsRegion(command.DefaultRegion))
        {
            return PersonProblems.Invalid("defaultRegion is a country such as AT.");
        }

        if (Quiet(command.QuietHours, out var quiet) is { } notQuiet)
        {
            return notQuiet;
        }

        var person = new Person
        {
            Id = id,
            Name = command.Name,
            Language = language,
            TimeZone = command.TimeZone,
            DefaultRegion = command.DefaultRegion,
            QuietFrom = quiet?.From,
            QuietUntil = quiet?.Until,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var (badAddress, badConsent) = (Addresses(command, now, out var addresses), Consents(command, categories, now, out var consents));
        save = new PersonSave(person, addresses, consents);
        return PersonText.Line("name", command.Name, MaxName) ?? badAddress ?? badConsent;
    }

    public static Problem? Quiet(QuietHoursCommand? command, out (TimeOnly From, TimeOnly Until)? quiet)
    {
        quiet = null;
        if (command is null)
        {
            return null;
        }

        if (!PersonText.TryTime(command.From, out var from) || !PersonText.TryTime(command.Until, out var until))
        {
            return PersonProblems.Invalid("quietHours has from and until, each a time such as 22:00.");
        }

        quiet = (from, until);
        return null;
    }

    private static Problem? Addresses(PersonCommand command, DateTimeOffset now, out IReadOnlyList<PersonAddress>? addresses)
    {
        var read = new List<PersonAddress>();
        addresses = command.Addresses is null ? null : read;
        foreach (var given in (command.Addresses ?? []).Take(MaxAddresses + 1))
        {
            if (AddressReader.Read(given, command.DefaultRegion, now, out var address) is { } problem)
            {
                return problem;
            }

            read.Add(address);
        }

        // One statement must not save an address twice.
        addresses = addresses?.DistinctBy(address => (address.Channel, address.Address)).ToList();
        return read.Count > MaxAddresses ? PersonProblems.TooMany("addresses", MaxAddresses) : null;
    }

    private static Problem? Consents(PersonCommand command, TenantCategories categories, DateTimeOffset now, out IReadOnlyList<Consent> consents)
    {
        var read = new List<Consent>();
        consents = read;
        foreach (var given in (command.Consents ?? []).Take(MaxGiven + 1))
        {
            if (ConsentReader.Read(given, categories, now, out var consent) is { } problem)
            {
                return problem;
            }

            read.Add(consent);
        }

        return read.Count > MaxGiven ? PersonProblems.TooMany("consents in one call", MaxGiven) : null;
    }
}
