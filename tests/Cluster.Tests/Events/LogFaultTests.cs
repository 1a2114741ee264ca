using System.Collections.Concurrent;

namespace OrleansNotify.Events;

public sealed class LogFaultTests
{
    [Fact]
    public async Task RenewedSubscriptionsDoNotReadTheHeadEachTime()
    {
        var heads = new ConcurrentQueue<string>();
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Replace = services => services.Intercept<IEventLog>((method, given) =>
            {
                if (method == nameof(IEventLog.Head))
                {
                    heads.Enqueue((string)given[0]!);
                }

                return Task.CompletedTask;
            }),
        });
        var log = new FollowedLog(cluster, $"tenant-{NotifyCluster.Number()}");

        for (var renewal = 0; renewal < 50; renewal++)
        {
            Assert.Equal(0, (await log.Renew()).Seq);
        }

        Assert.Single(heads);
        await log.Append();
        Assert.Equal(1, (await log.Renew()).Seq);
    }

    [Fact]
    public async Task EventCommittedWhileTheDispatcherReadsIsDeliveredWithoutAFurtherWakeUp()
    {
        var (reading, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var isGated = false;
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            // So nothing looks for what was left behind.
            HasManualClock = true,
            Replace = services => services.Intercept<IEventLog>(async (method, given) =>
            {
                // The dispatcher's page.
                if (isGated && method == nameof(IEventLog.Read) && (int)given[2]! == 512)
                {
                    reading.TrySetResult();
                    await gate.Task;
                }
            }),
        });
        var tenant = await cluster.Tenant();
        await tenant.Endpoint();
        await tenant.Append();
        await tenant.Sent(1);

        isGated = true;
        await cluster.Service<IEventLog>().Append(tenant.Name, [Tenant.Event()], cluster.Now, CancellationToken.None);
        await tenant.Dispatcher.Wake();
        await reading.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await tenant.Append();
        gate.SetResult();

        await tenant.Sent(3);
    }
}
