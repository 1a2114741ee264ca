using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;

namespace OrleansNotify.Housekeeping;

public sealed class FairnessTests
{
    [Theory]
    [InlineData("fails")]
    [InlineData("hangs")]
    public async Task ScheduledEventsThatCannotBeAppendedDelayNoOtherTenants(string how)
    {
        var (broken, hanging) = ($"tenant-{NotifyCluster.Number()}", new TaskCompletionSource());
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Replace = services => services.Intercept<IEventLog>((method, given) => method != nameof(IEventLog.Append) || !broken.Equals(given[0])
                ? Task.CompletedTask
                : how == "hangs" ? hanging.Task : throw new StoreUnavailableException("The test has taken it away.")),
        });
        var schedule = cluster.Service<IEventSchedule>();
        for (var i = 0; i < 250; i++)
        {
            await schedule.Add(broken, Tenant.Event(), cluster.Now.AddHours(-1), default);
        }

        for (var i = 0; i < 3; i++)
        {
            var (tenant, dueAt) = ($"tenant-{NotifyCluster.Number()}", cluster.Now.AddSeconds(1));
            await schedule.Add(tenant, Tenant.Event(), dueAt, default);
            await Eventually.Holds(async () => (await cluster.Service<IEventLog>().Head(tenant, default)).Seq == 1, "the other's event came");
            Assert.True(cluster.Now - dueAt < TimeSpan.FromSeconds(10), $"It came {cluster.Now - dueAt} late.");
        }

        Assert.Contains(broken, await schedule.DueTenants(cluster.Now, default));
        hanging.SetResult();
    }

    [Fact]
    public async Task ASuspendedTenantWithParkedEventsIsLeftAloneUntilItIsResumed()
    {
        var looks = 0;
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            HasManualClock = true,
            Replace = services => services.Intercept<IEndpointStore>((method, _) =>
            {
                looks += method == nameof(IEndpointStore.Advance) ? 1 : 0;
                return Task.CompletedTask;
            }),
        });
        var tenant = await cluster.Tenant();
        await tenant.Endpoint();
        await tenant.Grain.Stand(TenantStanding.Suspended);
        await tenant.Append();
        await cluster.AdvanceBy(TimeSpan.FromSeconds(30));
        var before = looks;

        await cluster.AdvanceBy(TimeSpan.FromMinutes(1));
        Assert.Equal(before, looks);
        Assert.Equal(0, tenant.Receiver.Count);

        await tenant.Grain.Stand(TenantStanding.Active);
        await tenant.Sent(1);
    }
}
