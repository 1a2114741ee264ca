using OrleansNotify.Inboxes;

namespace OrleansNotify.Channels;

[Collection(ManyOnPostgresCollection.Name)]
public sealed class MessageTakeoverTests(ManyOnPostgres postgres)
{
    /// <summary>What was under way at the silo that died is unknown, the rest is sent by the one that takes over, and nothing goes twice.</summary>
    [SkippableFact]
    public async Task SiloThatDiesLeavesUnknownOutcomesAndNoDoubles()
    {
        var provider = new ScriptedProvider();
        var calls = 0;
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        provider.Answer = async (_, message, _) =>
        {
            if (Interlocked.Increment(ref calls) is > 40 and <= 48)
            {
                await hangs.Task;
            }

            return ProviderOutcome.Accepted(message.AttemptId);
        };
        var plan = new ClusterPlan { Silos = 2, Database = await postgres.NewDatabase() };
        await using var messages = await MessageCluster.Start(provider: provider, plan: plan);
        await messages.Publish("shop", "order.created", Enumerable.Range(0, 100).Select(n => AudienceKey.Address("sms", MessageCluster.Number(n))));
        await Eventually.Holds(() => Volatile.Read(ref calls) >= 48, "eight calls hang");
        await messages.Publish("shop", "order.created", Enumerable.Range(100, 100).Select(n => AudienceKey.Address("sms", MessageCluster.Number(n))));

        await messages.Cluster.KillSilo(await messages.Cluster.SiloOf(messages.Sender()));

        await messages.AllAre(200, MessageState.Accepted, MessageState.Unknown);
        hangs.SetResult();
        var sent = provider.Calls.Select(call => call.Message.To).ToArray();
        Assert.Equal(sent.Length, sent.Distinct().Count());
        Assert.Equal(200, sent.Length);
        var unknown = (await messages.Messages()).Count(message => message.State == MessageState.Unknown);
        Assert.InRange(unknown, 1, 8);
    }

    /// <summary>A rolling upgrade waits for what is under way, so that nothing of it is unknown.</summary>
    [SkippableFact]
    public async Task SiloThatLeavesRecordsWhatIsUnderWay()
    {
        var provider = new ScriptedProvider();
        provider.Answer = async (_, message, _) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, CancellationToken.None);
            return ProviderOutcome.Accepted(message.AttemptId);
        };
        var plan = new ClusterPlan { Silos = 2, Database = await postgres.NewDatabase() };
        await using var messages = await MessageCluster.Start(provider: provider, plan: plan);
        await messages.Publish("shop", "order.created", Enumerable.Range(0, 100).Select(n => AudienceKey.Address("sms", MessageCluster.Number(n))));
        await Eventually.Holds(() => provider.Calls.Count >= 16, "calls are under way");

        await messages.Cluster.StopSilo(await messages.Cluster.SiloOf(messages.Sender()));

        await messages.AllAre(100, MessageState.Accepted);
        Assert.Equal(100, provider.Calls.Count);
    }
}
