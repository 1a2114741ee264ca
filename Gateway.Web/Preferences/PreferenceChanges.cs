using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>What people choose to get, and all that has to be recorded for it.</summary>
internal sealed class PreferenceChanges(
    IPeopleStore people, IPeopleReader reader, ISuppressionStore suppressions, ISuppressionReader suppressed, ICategoryStore categories, TimeProvider time)
{
    public Task<TenantCategories> Categories(string tenant, CancellationToken cancellation) => categories.Of(tenant, cancellation);

    /// <summary>Each category on each channel as it is for a person.</summary>
    public async Task<IReadOnlyList<Preference>> Of(string tenant, PersonProfile profile, IEnumerable<Channel> channels, CancellationToken cancellation)
    {
        var found = new List<Preference>();
        var offered = (await Categories(tenant, cancellation)).Offered;
        foreach (var channel in channels)
        {
            var blocks = await Suppressions(tenant, profile, channel, cancellation);
            found.AddRange(offered.Select(category => new Preference(category.Number, channel, PreferenceRules.IsOn(
                profile.Preferences, profile.Consents, blocks, category, channel, time.GetUtcNow()))));
        }

        return found;
    }

    /// <summary>
    /// Each category on a channel as it is for an address that belongs to nobody who is known: by its suppressions. Marketing is off: nobody
    /// agreed to it.
    /// </summary>
    public async Task<IReadOnlyList<Preference>> Of(string tenant, Channel channel, string address, CancellationToken cancellation)
    {
        var blocks = (await suppressed.Of(tenant, channel, [address], cancellation))[address].ToList();
        return [.. (await Categories(tenant, cancellation)).Offered.Select(category => new Preference(
            category.Number, channel, category.IsOnByDefault(channel) && SuppressionRules.Blocking(blocks, category, time.GetUtcNow()) is null))];
    }

    /// <summary>False: no such person.</summary>
    /// <param name="source">Of consents that follow from it.</param>
    public async Task<bool> Set(string tenant, string person, IReadOnlyList<Preference> chosen, string source, CancellationToken cancellation)
    {
        if (await reader.Find(tenant, person, cancellation) is not { } profile)
        {
            return false;
        }

        // First as it is, so that releasing a stop of everything switches on only what was chosen.
        var now = await Of(tenant, profile, chosen.Select(preference => preference.Channel).Distinct(), cancellation);
        var all = now.Select(was => chosen.FirstOrDefault(preference => (preference.Category, preference.Channel) == (was.Category, was.Channel)) ?? was).ToList();
        await people.SetPreferences(tenant, person, all, cancellation);
        var known = await Categories(tenant, cancellation);
        var consents = chosen.Select(preference => PreferenceRules.ConsentOf(
            profile.Consents, known.Find(preference.Category), preference.Channel, preference.IsAllowed, source, time.GetUtcNow())).OfType<Consent>();
        await people.AddConsents(tenant, person, [.. consents], int.MaxValue, cancellation);
        foreach (var address in profile.Addresses.Where(address => chosen.Any(preference => preference.IsAllowed && preference.Channel == address.Channel)))
        {
            await suppressions.Release(
                tenant, address.Channel, address.Address, SuppressionRules.TakenBackByPerson, null, time.GetUtcNow(), cancellation);
        }

        return true;
    }

    public async Task Set(string tenant, Channel channel, string address, IReadOnlyList<Preference> chosen, string source, CancellationToken cancellation)
    {
        if (chosen.Any(preference => preference.IsAllowed))
        {
            await suppressions.Release(tenant, channel, address, SuppressionRules.TakenBackByPerson, null, time.GetUtcNow(), cancellation);
        }

        var stopped = chosen.Where(preference => !preference.IsAllowed).Select(preference => Stop(channel, address, preference.Category, source));
        await suppressions.Add(tenant, [.. stopped], cancellation);
    }

    /// <summary>By a link: the address gets no more of the category, and neither does the person on the channel.</summary>
    /// <param name="category">The link's, as it is now.</param>
    public async Task Unsubscribe(MessageLink link, Category category, string source, CancellationToken cancellation)
    {
        await suppressions.Add(link.Tenant, [Stop(link.Channel, link.Address, category.Number, source)], cancellation);
        if (link.Person is { } person)
        {
            await Set(link.Tenant, person, [new Preference(category.Number, link.Channel, false)], source, cancellation);
        }
    }

    private async Task<IReadOnlyList<Suppression>> Suppressions(string tenant, PersonProfile profile, Channel channel, CancellationToken cancellation)
    {
        string[] addresses = [.. profile.AddressesOf(channel).Select(address => address.Address)];
        var found = addresses.Length == 0 ? null : await suppressed.Of(tenant, channel, addresses, cancellation);
        return found is null ? [] : [.. addresses.SelectMany(address => found[address])];
    }

    private SuppressionRow Stop(Channel channel, string address, MessageCategory category, string source) => new()
    {
        Id = SuppressionRow.NewId(time.GetUtcNow()),
        Channel = channel,
        Address = address,
        Cause = SuppressionCause.Unsubscribed,
        Category = category,
        Source = source,
        At = time.GetUtcNow(),
    };
}
