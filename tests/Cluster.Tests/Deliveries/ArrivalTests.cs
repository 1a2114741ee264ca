using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

[Collection(OneSiloCollection.Name)]
public sealed class ArrivalTests(OneSilo one)
{
    [Fact]
    public async Task AnEventReachesTheEndpointsThatWantIt()
    {
        var tenant = await one.Cluster.Tenant();
        await tenant.Endpoint("order.*");
        await tenant.Endpoint("payment.*");

        await tenant.Append("order.created");
        await tenant.Append("payment.completed");
        await tenant.Append("order.shipped");

        await tenant.Sent(3);
        Assert.Equal(3, tenant.Receiver.Count);
    }

    [Fact]
    public async Task AFailedAttemptIsRetriedAtItsTime()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            HasManualClock = true,
            Settings = new Dictionary<string, string> { ["RETRY_SCHEDULE"] = "5m,2h" },
        });
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => tenant.Receiver.Count < 3 ? ScriptedSender.Status(500) : ScriptedSender.Ok;
        await tenant.Endpoint();

        await tenant.Append();
        await tenant.Sent(1);
        // A wait may be a fifth shorter or longer than the schedule says.
        await cluster.AdvanceBy(TimeSpan.FromMinutes(3.5));
        Assert.Equal(1, tenant.Receiver.Count);
        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 2, "the second attempt", TimeSpan.FromMinutes(3));
        await cluster.AdvanceBy(TimeSpan.FromHours(1.5));
        Assert.Equal(2, tenant.Receiver.Count);
        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 3, "the third attempt", TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task AnEventThatTheStoreCannotWriteIsNotAccepted()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Replace = services => services.Intercept<IEventLog>(
                (method, _) => method == nameof(IEventLog.Append) ? throw new StoreUnavailableException("The test has taken it away.") : Task.CompletedTask),
        });
        var tenant = await cluster.Tenant();

        var result = await tenant.Log.Append(Tenant.Event());

        Assert.Equal(AppendStatus.Unavailable, result.Status);
    }
}
