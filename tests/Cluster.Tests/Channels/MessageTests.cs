using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Channels;

public sealed class MessageTests
{
    [Fact]
    public async Task EventSendsOneMessageToEachAddressThatItNames()
    {
        await using var messages = await MessageCluster.Start();

        await messages.Publish("shop", "order.created", [
            AudienceKey.Address("sms", MessageCluster.Number(1)), AudienceKey.Address("email", "ann@example.org"), AudienceKey.Everyone]);
        await messages.Publish(MessageCluster.Number(2));

        await messages.AllAre(3, MessageState.Accepted);
        Assert.Equal(
            [MessageCluster.Number(1), MessageCluster.Number(2), "ann@example.org"],
            messages.Provider.Calls.Select(call => call.Message.To).Order(StringComparer.Ordinal));
        Assert.All(messages.Provider.Calls, call => Assert.Contains("hello", call.Message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyMessagesAreEachSentOnce()
    {
        await using var messages = await MessageCluster.Start();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => messages.Publish(Enumerable.Range(n * 10, 10).Select(MessageCluster.Number).ToArray())));

        await messages.AllAre(1_000, MessageState.Accepted);
        Assert.Equal(1_000, messages.Provider.Calls.Count);
        Assert.Equal(1_000, messages.Provider.Calls.Select(call => call.Message.To).Distinct().Count());
    }

    [Fact]
    public async Task RefusedAccountLetsTheNextAccountSend()
    {
        var provider = new ScriptedProvider
        {
            Answer = (account, message, _) => Task.FromResult(account.EndsWith('1')
                ? ScriptedProvider.Outcome(OutcomeKind.RefusedAccount)
                : ProviderOutcome.Accepted(message.AttemptId)),
        };
        await using var messages = await MessageCluster.Start(provider: provider, accounts: 2);

        await messages.Publish(MessageCluster.Number(1));
        await messages.AllAre(1, MessageState.Accepted);
        await messages.Publish(MessageCluster.Number(2));
        await messages.AllAre(2, MessageState.Accepted);

        Assert.Equal(["acc_sms_1", "acc_sms_2", "acc_sms_2"], provider.Calls.Select(call => call.Account));
    }

    [Fact]
    public async Task BusyAccountLetsTheNextAccountSendAtOnce()
    {
        var provider = new ScriptedProvider
        {
            Answer = (account, message, _) => Task.FromResult(account.EndsWith('1')
                ? ScriptedProvider.Outcome(OutcomeKind.Later, OutcomeScope.Account)
                : ProviderOutcome.Accepted(message.AttemptId)),
        };
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider, accounts: 2);

        await messages.Publish(MessageCluster.Number(1));

        await messages.AllAre(1, MessageState.Accepted);
        Assert.Equal(["acc_sms_1", "acc_sms_2"], provider.Calls.Select(call => call.Account));
    }

    [Fact]
    public async Task UnknownOutcomeIsNeverSentAgainByItself()
    {
        var provider = new ScriptedProvider { Answer = (_, _, _) => Task.FromResult(ScriptedProvider.Outcome(OutcomeKind.Unknown)) };
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider, accounts: 2);

        await messages.Publish(MessageCluster.Number(1));
        await messages.AllAre(1, MessageState.Unknown);
        await messages.Cluster.AdvanceBy(TimeSpan.FromDays(2));

        Assert.Single(provider.Calls);
        Assert.Equal("outcome_unknown", Assert.Single(await messages.Messages()).Reason);
    }

    [Fact]
    public async Task MessageThatAProviderWantsLaterWaitsForThatTime()
    {
        var provider = new ScriptedProvider();
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider);
        var until = messages.Cluster.Now + TimeSpan.FromMinutes(3);
        provider.Answer = (_, message, _) => Task.FromResult(messages.Cluster.Now < until
            ? ScriptedProvider.Outcome(OutcomeKind.Later, OutcomeScope.Address, until)
            : ProviderOutcome.Accepted(message.AttemptId));

        await messages.Publish(MessageCluster.Number(1));
        await Eventually.Holds(async () => await messages.Are(1, MessageState.Waiting) && !provider.Calls.IsEmpty, "it waits");
        await messages.Cluster.AdvanceBy(TimeSpan.FromMinutes(2));
        Assert.Single(provider.Calls);
        await messages.Cluster.AdvanceUntil(() => provider.Calls.Count == 2, "the second attempt", TimeSpan.FromMinutes(2));

        await messages.AllAre(1, MessageState.Accepted);
    }

    [Fact]
    public async Task PointOfSaleMessageIsTriedFourTimesOverFourteenSeconds()
    {
        var provider = new ScriptedProvider { Answer = (_, _, _) => Task.FromResult(ScriptedProvider.Outcome(OutcomeKind.Later)) };
        await using var messages = await MessageCluster.Start(hasManualClock: true, provider);
        var start = messages.Cluster.Now;

        await messages.Publish(PosEvents.Source, "pos_save", [AudienceKey.Address("sms", MessageCluster.Number(1))]);
        await messages.Cluster.AdvanceUntil(() => provider.Calls.Count == 4, "four attempts", TimeSpan.FromSeconds(60));

        await messages.AllAre(1, MessageState.Dead);
        var attempts = await messages.Cluster.Service<IMessageReader>().Attempts(messages.Tenant.Name, (await messages.Messages())[0].Id, default);
        Assert.Equal(4, attempts.Count);
        Assert.InRange((attempts[3].StartedAt - start).TotalSeconds, 11, 30);
        await messages.Cluster.AdvanceBy(TimeSpan.FromMinutes(5));
        Assert.Equal(4, provider.Calls.Count);
    }

    [Fact]
    public async Task UrgentMessagesPassWaitingOnesAndTheLowestIsNotStarved()
    {
        var provider = new ScriptedProvider();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        provider.Answer = async (_, message, cancellation) =>
        {
            await gate.Task.WaitAsync(cancellation);
            return ProviderOutcome.Accepted(message.AttemptId);
        };
        await using var messages = await MessageCluster.Start(provider: provider);
        await messages.Publish(PosEvents.Source, "order_update", Numbers(0, 200));
        await Eventually.Holds(() => provider.Calls.Count == 8, "the account has as many calls as it takes");

        await messages.Publish(PosEvents.Source, "payment_complete", Numbers(1_000, 100));
        await Eventually.Holds(async () => (await messages.Messages()).Count == 300, "all are planned");
        gate.SetResult();
        await messages.AllAre(300, MessageState.Accepted);

        var order = provider.Calls.Skip(8).Select(call => int.Parse(call.Message.To.AsSpan(^4), null) >= 1_000).ToArray();
        Assert.InRange(order.Take(107).Count(isUrgent => isUrgent), 95, 101);
        Assert.InRange(order.Take(107).Count(isUrgent => !isUrgent), 5, 12);
    }

    [Fact]
    public async Task BudgetIsSpentExactlyAndTheRestWaitsForTheNextDay()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true);
        await messages.Store.SetCap(messages.Tenant.Name, Channel.Sms, 25, default);

        await messages.Publish([.. Enumerable.Range(0, 40).Select(MessageCluster.Number)]);
        await Eventually.Holds(
            async () => (await messages.Messages()).Count(message => message.Reason == "budget_spent") == 15, "the rest is held");

        Assert.Equal(25, messages.Provider.Calls.Count);
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 40, "the next day", TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task AddressGetsNoMoreThanItsThrottleLetsThroughAndTheRestLater()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true);
        await messages.Store.SetThrottle(messages.Tenant.Name, Channel.Sms, new MessageThrottle(3, TimeSpan.FromHours(1)), default);

        for (var i = 0; i < 5; i++)
        {
            await messages.Publish(PosEvents.Source, "order_update", Numbers(1, 1));
        }

        await messages.Publish(PosEvents.Source, "order_update", Numbers(2, 1));
        await Eventually.Holds(
            async () => (await messages.Messages()).Count(message => message.Reason == "throttled") == 2, "the rest is held");
        await Eventually.Holds(() => messages.Provider.Calls.Count == 4, "another address is not held");

        await messages.Publish(PosEvents.Source, "payment_complete", Numbers(1, 1));
        await Eventually.Holds(() => messages.Provider.Calls.Count == 5, "what is urgent does not wait");
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 7, "the next hour", TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task WithdrawnEventIsNotSent()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true);
        var provider = messages.Provider;
        provider.Answer = (_, _, _) => Task.FromResult(ScriptedProvider.Outcome(OutcomeKind.Later));
        var seq = await messages.Publish(MessageCluster.Number(1));
        await Eventually.Holds(() => provider.Calls.Count == 1, "the first attempt");

        var log = messages.Cluster.Service<IEventLog>();
        await log.Withdraw(messages.Tenant.Name, Assert.Single(await log.ReadMany(messages.Tenant.Name, [seq], default)), default);
        await messages.Cluster.AdvanceBy(TimeSpan.FromMinutes(1));

        await messages.AllAre(1, MessageState.Cancelled);
        Assert.Single(provider.Calls);
    }

    /// <summary>The transaction is committed, and its sender learns of a failure: nothing was called, so nothing may be lost or doubled.</summary>
    [Fact]
    public async Task CommitWhoseAnswerIsLostLosesAndDoublesNothing()
    {
        var (provider, commits) = (new ScriptedProvider(), 0);
        await using var messages = await MessageCluster.Start(provider: provider, replace: services => services.InterceptAfter<IMessageStore>(method
            => method == nameof(IMessageStore.Commit) && Interlocked.Increment(ref commits) % 3 == 0
                ? throw new StoreUnavailableException("The answer was lost.")
                : Task.CompletedTask));

        await messages.Publish([.. Enumerable.Range(0, 60).Select(MessageCluster.Number)]);

        await messages.AllAre(60, MessageState.Accepted);
        Assert.Equal(60, provider.Calls.Count);
        Assert.Equal(60, provider.Calls.Select(call => call.Message.To).Distinct().Count());
    }

    [Fact]
    public async Task SuspendedTenantSendsNothing()
    {
        await using var messages = await MessageCluster.Start();
        await messages.Tenant.Grain.Stand(TenantStanding.Suspended);

        await messages.Publish(MessageCluster.Number(1));
        await Eventually.Holds(async () => (await messages.Messages()).Count == 1, "it is planned");
        await messages.Sender().Changed();
        Assert.Empty(messages.Provider.Calls);

        await messages.Tenant.Grain.Stand(TenantStanding.Active);
        await messages.AllAre(1, MessageState.Accepted);
    }

    /// <summary>Under load a turn follows the other without an end: the change must be seen between two of them.</summary>
    [Fact]
    public async Task SuspensionStopsASenderThatIsNeverIdle()
    {
        var provider = new ScriptedProvider();
        provider.Answer = async (_, message, _) =>
        {
            await Task.Yield();
            return ProviderOutcome.Accepted(message.AttemptId);
        };
        await using var messages = await MessageCluster.Start(provider: provider);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => messages.Publish([.. Enumerable.Range(n * 100, 100).Select(MessageCluster.Number)])));
        await Eventually.Holds(() => provider.Calls.Count >= 20, "it sends");

        await messages.Tenant.Grain.Stand(TenantStanding.Suspended);

        var sent = provider.Calls.Count;
        Assert.InRange(sent, 20, 1_990);
        await messages.Sender().Changed();
        await messages.Sender().Changed();
        Assert.InRange(provider.Calls.Count, sent, sent + 8);
        await messages.Tenant.Grain.Stand(TenantStanding.Active);
        await messages.AllAre(2_000, MessageState.Accepted);
        Assert.Equal(2_000, provider.Calls.Count);
    }

    private static IEnumerable<string> Numbers(int first, int count)
        => Enumerable.Range(first, count).Select(number => AudienceKey.Address("sms", MessageCluster.Number(number)));
}
