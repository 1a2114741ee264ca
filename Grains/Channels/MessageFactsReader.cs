using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>Reads what is known of the people, addresses and templates of messages that are due, in a few round trips for all of them.</summary>
internal sealed class MessageFactsReader(
    IMessageStore store, IPeopleReader people, ISuppressionReader suppressions, ICategoryStore categories, PublishedTemplates templates, MessageLinks links,
    IHandledItems handled, TimeProvider time)
{
    public async Task<SenderSettings> Settings(SenderKey key, CancellationToken cancellation)
        => new(await store.Throttle(key.Tenant, key.Channel, cancellation), await categories.Of(key.Tenant, cancellation));

    public async Task<KnownFacts> Read(SenderKey key, IReadOnlyList<MessageRow> rows, SenderSettings settings, CancellationToken cancellation)
    {
        string[] addresses = [.. rows.Select(row => row.Address).Distinct()];
        string[] persons = [.. rows.Select(row => row.Person).Where(person => person.Length > 0).Distinct()];
        var published = new Dictionary<string, IReadOnlyList<Template>>(StringComparer.Ordinal);
        foreach (var type in rows.Select(row => row.EventType).Distinct())
        {
            published[type] = await templates.Of(key.Tenant, type, key.Channel, cancellation);
        }

        return new KnownFacts(links, settings, await SentTo(key, addresses, settings.Throttle, cancellation))
        {
            People = persons.Length == 0 ? new Dictionary<string, PersonProfile>() : await people.FindMany(key.Tenant, persons, cancellation),
            Handled = await handled.Of(key.Tenant, [.. rows.Where(row => row.DigestUntil is null && IsOfUnread(row)).Select(row => new ItemRef(row.Person, row.Seq))], cancellation),
            Suppressions = await suppressions.Of(key.Tenant, key.Channel, addresses, cancellation),
            Templates = published,
            Windows = key.Channel == Channel.WhatsApp
                ? await store.Windows(key.Tenant, addresses, cancellation)
                : new Dictionary<string, DateTimeOffset>(),
        };
    }

    /// <summary>Of the events of a digest, those that its person has not dealt with; of others all.</summary>
    public async Task<IReadOnlyList<long>> Unread(MessageRow row, IReadOnlyList<long> seqs, CancellationToken cancellation)
    {
        if (!IsOfUnread(row))
        {
            return seqs;
        }

        var done = await handled.Of(row.Tenant, [.. seqs.Select(seq => new ItemRef(row.Person, seq))], cancellation);
        return [.. seqs.Where(seq => !done.Contains(new ItemRef(row.Person, seq)))];
    }

    private static bool IsOfUnread(MessageRow row) => row.SendWhen == SendWhen.Unread && row.Person.Length > 0;

    private async Task<ILookup<string, DateTimeOffset>?> SentTo(
        SenderKey key, string[] addresses, MessageThrottle? throttle, CancellationToken cancellation)
        => throttle is null ? null : await store.SentTo(key.Tenant, key.Channel, addresses, time.GetUtcNow() - throttle.Window, cancellation);
}
