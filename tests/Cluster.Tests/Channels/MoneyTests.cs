using OrleansNotify.Activity;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Channels;

public sealed class MoneyTests
{
    private const string Prices = "EUR 1=0.08 49=0.10";

    [Fact]
    public async Task BudgetIsSpentExactlyAndTheRestWaitsForTheNextDay()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true, prices: Prices);
        await Budget(messages, "2.05");

        await messages.Publish([.. Enumerable.Range(0, 40).Select(MessageCluster.Number)]);
        await Eventually.Holds(async () => await Held(messages) == 15, "the rest is held");

        Assert.Equal(25, messages.Provider.Calls.Count);
        Assert.Equal((2_000_000, 0), await Spent(messages));
        Assert.All((await messages.Messages()).Where(message => message.State == MessageState.Accepted), message => Assert.Equal((80_000, "EUR"), (message.EstimateMicros, message.EstimateCurrency)));
        await Eventually.Holds(async () => (await Warnings(messages)).SequenceEqual([OperationalEvent.ChannelBudgetLow, OperationalEvent.ChannelBudgetSpent]), "each is reported once");
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 40, "the next day", TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task WarningComesAtFourFifthsAndAtTheEndOnceEach()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true, prices: Prices);
        await Budget(messages, "0.80");

        await messages.Publish([.. Enumerable.Range(0, 7).Select(MessageCluster.Number)]);
        await messages.AllAre(7, MessageState.Accepted);
        Assert.Empty(await Warnings(messages));
        await messages.Publish(MessageCluster.Number(7));
        await Eventually.Holds(async () => (await Warnings(messages)).SequenceEqual([OperationalEvent.ChannelBudgetLow]), "four fifths");
        await messages.Publish([.. Enumerable.Range(8, 5).Select(MessageCluster.Number)]);
        await Eventually.Holds(async () => await Held(messages) == 3, "the rest is held");

        await Eventually.Holds(
            async () => (await Warnings(messages)).SequenceEqual([OperationalEvent.ChannelBudgetLow, OperationalEvent.ChannelBudgetSpent]), "the end");
        await Eventually.Holds(
            async () => (await messages.Tenant.Log.Read(0, 100)).Events.Count(logged => logged.Source == OperationalEvent.Source) == 2, "both are events too");
    }

    [Fact]
    public async Task RefusedMessagesCostNothingAndTheHeldOnesGoLater()
    {
        var provider = new ScriptedProvider();
        provider.Answer = (_, message, _) => Task.FromResult(
            message.To.EndsWith('1') ? ScriptedProvider.Outcome(OutcomeKind.RefusedRecipient) : ProviderOutcome.Accepted(message.AttemptId));
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider: provider, prices: Prices);
        await Budget(messages, "0.80", BudgetSpan.Month);

        await messages.Publish([.. Enumerable.Range(0, 11).Select(MessageCluster.Number)]);
        await Eventually.Holds(
            async () => (await messages.Messages()).Count(message => message.State is MessageState.Accepted or MessageState.Refused or MessageState.Waiting) == 11
                && provider.Calls.Count >= 10, "ten at the least are tried");
        await messages.Cluster.AdvanceUntil(() => provider.Calls.Count == 11, "the money that came back", TimeSpan.FromHours(2));

        await Eventually.Holds(async () => await Spent(messages) == (10 * 80_000, 0) || await Spent(messages) == (9 * 80_000, 0), "refused ones are given back");
        Assert.Equal(provider.Calls.Count(call => !call.Message.To.EndsWith('1')) * 80_000, (await Spent(messages)).Reserved);
    }

    [Fact]
    public async Task BudgetThatIsRaisedLetsTheHeldOnesGoAtOnce()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true, prices: Prices);
        await Budget(messages, "0.16", BudgetSpan.Month);
        await messages.Publish([.. Enumerable.Range(0, 5).Select(MessageCluster.Number)]);
        await Eventually.Holds(async () => await Held(messages) == 3, "the rest is held");

        await Budget(messages, "0.40", BudgetSpan.Month);
        await messages.Store.LookAtBudgetAgain(messages.Tenant.Name, Channel.Sms, messages.Cluster.Now, default);
        await messages.Sender().Changed();

        await messages.AllAre(5, MessageState.Accepted);
    }

    [Fact]
    public async Task PriceOfTheAnswerAndOfALateReportSettles()
    {
        var provider = new ScriptedProvider();
        provider.Answer = (_, message, _) => Task.FromResult(ProviderOutcome.Accepted(message.AttemptId) with { PriceMicros = 75_000, PriceCurrency = "EUR" });
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider: provider, prices: Prices);
        await Budget(messages, "2.00");

        await messages.Publish([.. Enumerable.Range(0, 4).Select(MessageCluster.Number)]);
        await messages.AllAre(4, MessageState.Accepted);
        Assert.Equal((0, 300_000), await Spent(messages));

        var fact = new MessageFact
        {
            MessageId = (await messages.Messages())[0].Id,
            FactId = "1",
            State = MessageState.Delivered,
            Word = "delivered",
            ReceivedAt = messages.Cluster.Now,
            PriceMicros = 90_000,
            PriceCurrency = "EUR",
        };
        await messages.Store.Apply(messages.Tenant.Name, [fact, fact], default);
        Assert.Equal((0, 315_000), await Spent(messages));
    }

    [Fact]
    public async Task NumberWithoutAPriceIsStoppedUnlessTheTenantSaysOtherwise()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true, prices: "EUR 49=0.10");
        await Budget(messages, "2.00");

        await messages.Publish(MessageCluster.Number(1));
        await messages.AllAre(1, MessageState.Stopped);
        Assert.Equal("no_price", (await messages.Messages())[0].Reason);

        await Budget(messages, "2.00", unpriced: UnpricedRule.Send);
        await messages.Publish(MessageCluster.Number(2));
        await Eventually.Holds(() => messages.Provider.Calls.Count == 1, "it is sent");
        Assert.Equal(1, (await messages.Cluster.Service<IMoneyBudgetStore>().Find(messages.Tenant.Name, Channel.Sms, messages.Cluster.Now, default))!.UnpricedMessages);
    }

    private static async Task Budget(MessageCluster messages, string amount, BudgetSpan span = BudgetSpan.Day, UnpricedRule unpriced = UnpricedRule.Stop)
    {
        Assert.True(Money.TryParse(amount, out var micros));
        await messages.Cluster.Service<IMoneyBudgetStore>().Set(
            messages.Tenant.Name, Channel.Sms, new MoneyBudget(new Money(micros, "EUR"), span, unpriced), default);
        await messages.Sender().Changed();
    }

    private static async Task<int> Held(MessageCluster messages)
        => (await messages.Messages()).Count(message => message is { State: MessageState.Waiting, Reason: "budget_spent" });

    private static async Task<(long Reserved, long Settled)> Spent(MessageCluster messages)
    {
        var spent = await messages.Cluster.Service<IMoneyBudgetStore>().Find(messages.Tenant.Name, Channel.Sms, messages.Cluster.Now, default);
        return (spent!.ReservedMicros, spent.SettledMicros);
    }

    private static async Task<IReadOnlyList<string>> Warnings(MessageCluster messages)
    {
        var query = new ActivityQuery(messages.Tenant.Name, Limit: 100);
        var entries = await messages.Cluster.Service<IActivityLog>().List(query, default);
        return [.. entries.Select(entry => entry.Action).Where(action => action.StartsWith("channel.budget", StringComparison.Ordinal)).Order()];
    }
}
