using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>Reads what is known of the people, addresses and templates of messages that are due, in a few round trips for all of them.</summary>
internal sealed class MessageFactsReader(
    IMessageStore store, IPeopleReader people, ISuppressionReader suppressions, ICategoryStore categories, PublishedTemplates templates, MessageLinks links,
    TimeProvider time)
{
    public async Task<KnownFacts> Read(SenderKey key, IReadOnlyList<MessageRow> rows, CancellationToken cancellation)
    {
        string[] addresses = [.. rows.Select(row => row.Address).Distinct()];
        string[] persons = [.. rows.Select(row => row.Person).Where(person => person.Length > 0).Distinct()];
        var published = new Dictionary<string, IReadOnlyList<Template>>(StringComparer.Ordinal);
        foreach (var type in rows.Select(row => row.EventType).Distinct())
        {
            published[type] = await templates.Of(key.Tenant, type, key.Channel, cancellation);
        }

        var throttle = await store.Throttle(key.Tenant, key.Channel, cancellation);
        return new KnownFacts(links, await categories.Of(key.Tenant, cancellation), throttle, await SentTo(key, addresses, throttle, cancellation))
        {
            People = persons.Length == 0 ? new Dictionary<string, PersonProfile>() : await people.FindMany(key.Tenant, persons, cancellation),
            Suppressions = await suppressions.Of(key.Tenant, key.Channel, addresses, cancellation),
            Templates = published,
            Windows = key.Channel == Channel.WhatsApp
                ? await store.Windows(key.Tenant, addresses, cancellation)
                : new Dictionary<string, DateTimeOffset>(),
        };
    }

    private async Task<ILookup<string, DateTimeOffset>?> SentTo(
        SenderKey key, string[] addresses, MessageThrottle? throttle, CancellationToken cancellation)
        => throttle is null ? null : await store.SentTo(key.Tenant, key.Channel, addresses, time.GetUtcNow() - throttle.Window, cancellation);
}
