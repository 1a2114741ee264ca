using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Facts from providers, in any order, repeated, and before the send's own answer.</summary>
internal sealed class MessageFacts(Database database)
{
    private readonly string _byProviderId = MessageFactSql.ByProviderId(database);
    private readonly string _known = MessageFactSql.Known(database);
    private readonly string _add = MessageFactSql.Add(database);
    private readonly string _addEarly = MessageFactSql.AddEarly(database);
    private readonly string _raise = MessageFactSql.Raise(database);
    private readonly MessageMoney _money = new(database);

    /// <summary>
    /// A commit that records a provider's id looks for early facts of it, and both move what is reserved: serialized, one of the two
    /// transactions sees the other. Taken before the first row, as each holds rows that the other waits for.
    /// </summary>
    public static string LockOf(string tenant) => $"message facts {tenant}";

    public async Task Apply(DbConnection connection, string tenant, IReadOnlyList<MessageFact> facts, CancellationToken cancellation)
    {
        await database.Serialize(connection, LockOf(tenant), cancellation);
        var found = await Found(connection, tenant, facts, cancellation);
        var (known, early) = (new List<MessageFact>(), new List<MessageFact>());
        foreach (var fact in facts)
        {
            if (fact.MessageId is { } id && found.ContainsKey(id))
            {
                known.Add(fact);
            }
            else if (fact.ProviderMessageId is { } providerId)
            {
                if (found.TryGetValue(providerId, out var message))
                {
                    known.Add(fact with { MessageId = message });
                }
                else
                {
                    early.Add(fact);
                }
            }
        }

        await Add(connection, tenant, known, cancellation);
        if (early.Count > 0)
        {
            await connection.Run(_addEarly, new { Tenant = tenant, Rows = RowsJson.Of(early) }, cancellation);
        }
    }

    /// <summary>Applies what came early for the ids that these results bring. The caller has serialized.</summary>
    /// <param name="early">The provider's ids for which something did.</param>
    public async Task Claim(
        DbConnection connection, string tenant, IReadOnlyList<MessageResult> results, IEnumerable<string> early, CancellationToken cancellation)
    {
        foreach (var id in early)
        {
            var about = results.First(result => result.ProviderMessageId == id);
            var facts = await connection.Rows<MessageFact>(MessageFactSql.Claim, new { Tenant = tenant, ProviderMessageId = id }, cancellation);
            await Add(connection, tenant, [.. facts.Select(fact => fact with { MessageId = about.MessageId, Number = about.Number })], cancellation);
        }
    }

    private async Task Add(DbConnection connection, string tenant, IReadOnlyList<MessageFact> facts, CancellationToken cancellation)
    {
        if (facts.Count == 0)
        {
            return;
        }

        await connection.Run(_add, new { Tenant = tenant, Rows = RowsJson.Of(facts) }, cancellation);
        // The database applies one of several rows for a message: the highest must be that one.
        var highest = facts.Where(fact => fact.State is not null)
            .GroupBy(fact => fact.MessageId!, StringComparer.Ordinal).Select(some => some.MaxBy(fact => fact.State)!).ToArray();
        if (highest.Length > 0)
        {
            await connection.Run(_raise, new { Tenant = tenant, Rows = RowsJson.Of(highest) }, cancellation);
        }

        var prices = facts.Where(fact => fact.PriceMicros is not null)
            .Select(fact => new PricedAttempt(fact.MessageId!, fact.Number, fact.PriceMicros!.Value, fact.PriceCurrency));
        await _money.Settle(connection, tenant, [.. prices], cancellation);
    }

    /// <summary>Messages by our id and by the provider's.</summary>
    private async Task<Dictionary<string, string>> Found(
        DbConnection connection, string tenant, IReadOnlyList<MessageFact> facts, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = facts.Select(fact => fact.MessageId).OfType<string>().Distinct().ToArray();
        if (ids.Length > 0)
        {
            foreach (var id in await connection.Rows<string>(_known, new { Tenant = tenant, Ids = ids }, cancellation))
            {
                found[id] = id;
            }
        }

        var providerIds = facts.Select(fact => fact.ProviderMessageId).OfType<string>().Distinct().ToArray();
        if (providerIds.Length > 0)
        {
            foreach (var pair in await connection.Rows<ProviderPair>(_byProviderId, new { Tenant = tenant, Ids = providerIds }, cancellation))
            {
                found[pair.ProviderMessageId] = pair.Id;
            }
        }

        return found;
    }

    private sealed record ProviderPair
    {
        public required string ProviderMessageId { get; init; }

        public required string Id { get; init; }
    }
}
