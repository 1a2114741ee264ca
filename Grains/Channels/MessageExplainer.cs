using OrleansNotify.Events;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>A dry run: plans and decides about an event as if it were in the log, and sends nothing.</summary>
internal sealed class MessageExplainer(
    IMessageStore store, IMoneyBudgetStore money, MessageAudience audience, MessageFactsReader reader, MessageComposer composer, ProviderAccounts accounts,
    IGrainFactory grains, TimeProvider time)
{
    public async Task<IReadOnlyList<ExplainedMessage>> Explain(string tenant, ExplainMessages command, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var logged = new LoggedEvent(0, "evt_explained", command.Type, command.Source, command.Audience, command.Priority, command.Payload, now);
        var types = await audience.Types(tenant, cancellation);
        if (!MessageAudience.MayConcern(logged, types))
        {
            return [];
        }

        var addresses = await audience.Addresses(tenant, [logged], types, cancellation);
        var explained = new List<ExplainedMessage>();
        var rules = await audience.Rules(tenant, cancellation);
        foreach (var some in MessagePlan.Of(tenant, logged, addresses, rules, now).GroupBy(row => row.Channel))
        {
            var (key, rows) = (new SenderKey(tenant, some.Key), some.ToArray());
            var known = await reader.Read(key, rows, await reader.Settings(key, cancellation), cancellation);
            var usable = await Accounts(key, cancellation);
            var budgets = await ChannelBudgets.Read(store, money, key, now, cancellation);
            explained.AddRange(rows.Select(row => Explained(row, composer.Prepare(row, DigestEvents.Of(logged, isRead: false), known, usable, budgets, now))));
        }

        return explained;
    }

    private static ExplainedMessage Explained(MessageRow row, PreparedMessage prepared) => new(
        row.Person, row.Channel.Word(), row.Address, row.Priority, prepared.DecisionJson, prepared.Outgoing?.Subject, prepared.Outgoing?.Text);

    /// <summary>With what the sender knows of them now.</summary>
    private async Task<IReadOnlyList<DecisionAccount>> Accounts(SenderKey key, CancellationToken cancellation)
    {
        var status = await grains.GetGrain<IMessageSenderGrain>(key.ToString()).Status();
        return
        [
            .. (await accounts.Of(key.Tenant, key.Channel, cancellation)).Select(account => new DecisionAccount
            {
                AccountId = account.Id,
                IsPaused = account.IsPaused,
                UnavailableUntil = status.Accounts.FirstOrDefault(known => known.Id == account.Id)?.HeldUntil,
                IsCapture = account.IsCapture,
                Prices = account.Prices,
                MaxLength = account.Manifest.Capabilities.MaxLength,
            }),
        ];
    }
}
