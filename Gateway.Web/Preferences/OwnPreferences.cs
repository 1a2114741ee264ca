using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.People;
using OrleansNotify.Sessions;

namespace OrleansNotify.Preferences;

/// <summary>Preferences of one person as the API has them.</summary>
internal sealed class OwnPreferences(IPeopleReader reader, IPeopleStore people, PreferenceChanges changes, TimeProvider time)
{
    private const int MaxGiven = 300;

    /// <summary>Null: no such person.</summary>
    /// <param name="language">Of labels; null: the person's.</param>
    public async Task<PreferencesView?> Show(string tenant, string person, string? language, CancellationToken cancellation)
        => await reader.Find(tenant, person, cancellation) is { } profile ? await View(tenant, profile, language, cancellation) : null;

    /// <summary>Also of a user of whom nothing is known yet.</summary>
    public async Task<PreferencesView> ShowUser(Session session, string? language, CancellationToken cancellation)
        => await View(session.Tenant, await reader.Find(session.Tenant, session.User, cancellation) ?? Unknown(session.User), language, cancellation);

    public async Task Ensure(string tenant, string user, CancellationToken cancellation)
    {
        if (await reader.Find(tenant, user, cancellation) is null)
        {
            var unknown = Unknown(user);
            await people.Save(tenant, [new PersonSave(unknown.Person, unknown.Addresses)], cancellation);
        }
    }

    /// <param name="source">Of consents that follow from it.</param>
    public async Task<Problem?> Save(string tenant, string person, PreferencesCommand command, string source, CancellationToken cancellation)
    {
        var given = command.Preferences ?? [];
        var categories = await changes.Categories(tenant, cancellation);
        var chosen = given.Take(MaxGiven + 1).Select(preference => Read(preference, categories)).OfType<Preference>().ToList();
        if (given.Length > MaxGiven || chosen.Count < given.Length)
        {
            return Problems.Invalid(
                "preferences_invalid", "A preference has a category (transactional, marketing or one of the tenant's own), a channel and isAllowed.");
        }

        if (chosen.Any(preference => !preference.IsAllowed && categories.Find(preference.Category).IsRequired))
        {
            return Problems.Invalid("preference_required", "A category that is required cannot be switched off.");
        }

        if (PersonReader.Quiet(command.QuietHours, out var quiet) is { } notQuiet)
        {
            return notQuiet;
        }

        if (command.TimeZone is not null && !TimeZoneName.TryFind(command.TimeZone, out _))
        {
            return PersonProblems.Invalid("timeZone is a name of the IANA database such as Europe/Vienna.");
        }

        if (quiet is not null || command.TimeZone is not null)
        {
            await SaveTimes(tenant, person, quiet, command.TimeZone, cancellation);
        }

        return await changes.Set(tenant, person, chosen, source, cancellation) ? null : Problems.NotFound;
    }

    /// <summary>Equal times are none, for those who want to end them.</summary>
    public async Task SaveTimes(
        string tenant, string person, (TimeOnly From, TimeOnly Until)? quiet, string? timeZone, CancellationToken cancellation)
    {
        if (await reader.Find(tenant, person, cancellation) is { Person: var known })
        {
            var (from, until) = quiet is { } given ? (given.From == given.Until ? (null, null) : ((TimeOnly?)given.From, (TimeOnly?)given.Until))
                : (known.QuietFrom, known.QuietUntil);
            var changed = known with { QuietFrom = from, QuietUntil = until, TimeZone = timeZone ?? known.TimeZone, UpdatedAt = time.GetUtcNow() };
            await people.Save(tenant, [new PersonSave(changed, null)], cancellation);
        }
    }

    private async Task<PreferencesView> View(string tenant, PersonProfile profile, string? language, CancellationToken cancellation)
    {
        var categories = await changes.Categories(tenant, cancellation);
        var preferences = await changes.Of(tenant, profile, ChannelWords.All, cancellation);
        return new PreferencesView(
            [.. preferences.Select(preference => PreferenceView.Of(preference, categories))],
            [.. categories.Offered.Select(category => new OfferedCategory(category.Id, category.LabelIn(language ?? profile.Person.Language), category.IsRequired))],
            [.. ChannelWords.All.Where(channel => profile.AddressesOf(channel).Any())],
            QuietHoursView.Of(profile.Person), profile.Person.TimeZone);
    }

    private static Preference? Read(PreferenceCommand? command, TenantCategories categories)
        => categories.TryParse(command?.Category, out var category) && ChannelWords.TryParse(command?.Channel, out var channel)
            && command?.IsAllowed is { } isAllowed
            ? new Preference(category.Number, channel, isAllowed)
            : null;

    /// <summary>A user is reached by the account's address.</summary>
    private PersonProfile Unknown(string user) => new(
        new Person { Id = user, CreatedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow() },
        [new PersonAddress { Channel = Channel.Email, Address = user, VerifiedAt = time.GetUtcNow(), CreatedAt = time.GetUtcNow() }], [], []);
}
