namespace OrleansNotify.Channels;

/// <summary>What callbacks say, as facts of messages; and what people wrote.</summary>
internal sealed class CallbackFacts(IMessageStore store, InboundTexts inbound, SuppressionSink suppressions, TimeProvider time)
{
    public async Task Apply(string tenant, string account, ProviderManifest manifest, IReadOnlyList<ProviderEvent> events, CancellationToken cancellation)
    {
        var (now, channel) = (time.GetUtcNow(), manifest.Channels[0]);
        var ids = events.Select(one => MessageAttempt.MessageOf(one.AttemptId)).OfType<string>().Distinct().ToArray();
        // An account of the operator serves many tenants, and its callbacks may all come to one address.
        var tenants = IsOfOperator(account) && ids.Length > 0 ? await store.TenantsOf(ids, cancellation) : new Dictionary<string, string>();
        foreach (var some in events.GroupBy(one => tenants.GetValueOrDefault(MessageAttempt.MessageOf(one.AttemptId) ?? "", tenant)))
        {
            var facts = some.Where(one => one.InboundText is null).Select(one => FactOf(one, now)).ToArray();
            if (facts.Length > 0)
            {
                await store.Apply(some.Key, facts, cancellation);
            }

            await suppressions.Add(some.Key, channel, manifest.Id, [.. some], cancellation);
            foreach (var text in some.Where(one => one.InboundText is not null))
            {
                await inbound.Take(some.Key, channel, text, now, cancellation);
            }
        }
    }

    private static bool IsOfOperator(string account) => account.StartsWith("operator-", StringComparison.Ordinal);

    private static MessageFact FactOf(ProviderEvent one, DateTimeOffset now) => new()
    {
        MessageId = MessageAttempt.MessageOf(one.AttemptId),
        ProviderMessageId = one.ProviderMessageId,
        FactId = one.Id,
        State = one.State,
        Word = one.Word,
        Code = one.Code,
        Detail = one.Detail,
        At = one.At,
        ReceivedAt = now,
        Number = MessageAttempt.NumberOf(one.AttemptId),
        PriceMicros = one.PriceMicros,
        PriceCurrency = one.PriceCurrency,
    };
}
