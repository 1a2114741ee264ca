using System.Collections.Concurrent;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Tenants;

namespace OrleansNotify.Housekeeping;

[Collection(ManyOnPostgresCollection.Name)]
public sealed class HousekeepingTests(ManyOnPostgres many)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, int> _calls = new();

    [SkippableFact]
    public async Task TwoSilosCallTheStoreAsOftenAsOneDoes()
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var cluster = await TwoSilos();
        await Eventually.Holds(() => Calls("Deleting") > 0 && Calls("Count") > 0 && Calls("DueTenants") > 0, "each job has run");
        var (began, before) = (cluster.Now, Calls("DueTenants"));

        await Eventually.Holds(() => Calls("DueTenants") >= before + 8, "eight runs of the schedule", Soon);

        Assert.True(cluster.Now - began > TimeSpan.FromSeconds(6), $"{cluster.Now - began} for eight runs that are a second apart");
        // Each half minute, and each second: one silo's. A grain that the second silo's directory takes over begins with a run.
        Assert.InRange(Calls("Count"), 1, 2 + (int)(TimeProvider.System.GetElapsedTime(start).TotalSeconds / 30));
    }

    [SkippableFact]
    public async Task AJobGoesOnAtAnotherSiloWhenItsOwnIsKilled()
    {
        await using var cluster = await TwoSilos();
        await Eventually.Holds(() => Calls("DueTenants") > 0, "the job runs");
        var silo = await cluster.SiloOf(cluster.Grains.GetGrain<IHousekeepingGrain>("schedule"));

        await cluster.KillSilo(silo);
        var tenant = $"tenant-{NotifyCluster.Number()}";
        await cluster.Service<IEventSchedule>().Add(tenant, Tenant.Event(), cluster.Now, default);

        await Eventually.Holds(async () => (await cluster.Service<IEventLog>().Head(tenant, default)).Seq == 1, "the event came at its time", Soon);
    }

    [SkippableFact]
    public async Task AJobGoesOnAtAnotherSiloWhenItsOwnStops()
    {
        await using var cluster = await TwoSilos();
        await Eventually.Holds(() => Calls("DueTenants") > 0, "the job runs");
        var silo = await cluster.SiloOf(cluster.Grains.GetGrain<IHousekeepingGrain>("schedule"));

        await cluster.StopSilo(silo);
        var before = Calls("DueTenants");

        await Eventually.Holds(() => Calls("DueTenants") > before + 1, "the other silo runs it", Soon);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("hangs")]
    public async Task AJobThatFailsComesAgainAndStopsNoOther(string how)
    {
        var hanging = new TaskCompletionSource();
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            HasManualClock = true,
            Replace = services =>
            {
                services.Intercept<IBacklog>((method, _) =>
                    Called(method) > 1 ? Task.CompletedTask : how == "hangs" ? hanging.Task : throw new InvalidOperationException("The test breaks it."));
                services.Intercept<IEventSchedule>((method, _) => Task.FromResult(Called(method)));
            },
        });
        await Eventually.Holds(() => Calls("Count") == 1, "the job runs");
        var before = Calls("DueTenants");

        await cluster.AdvanceUntil(() => Calls("Count") == 2, "the job runs again", TimeSpan.FromMinutes(3));

        Assert.True(Calls("DueTenants") > before + 5, "the other job went on");
        Assert.Contains(cluster.Log.Lines, line => line.Text.StartsWith("Housekeeping job backlog failed", StringComparison.Ordinal));
        hanging.SetResult();
    }

    private async Task<NotifyCluster> TwoSilos() => await NotifyCluster.Start(new ClusterPlan
    {
        Silos = 2,
        Database = await many.NewDatabase(),
        Replace = services =>
        {
            services.Intercept<IBacklog>((method, _) => Task.FromResult(Called(method)));
            services.Intercept<IEventSchedule>((method, _) => Task.FromResult(Called(method)));
            services.Intercept<ITenantStore>((method, _) => Task.FromResult(Called(method)));
        },
    });

    private int Called(string method) => _calls.AddOrUpdate(method, 1, (_, calls) => calls + 1);

    private int Calls(string method) => _calls.GetValueOrDefault(method);
}
