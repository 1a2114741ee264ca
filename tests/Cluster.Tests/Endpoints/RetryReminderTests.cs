using System.Collections.Concurrent;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>Without the regular look at the store: it fails here.</summary>
public sealed class RetryReminderTests
{
    private readonly ConcurrentQueue<(string Method, DateTimeOffset? At)> _written = new();

    private int Upserts => _written.Count(written => written.Method == nameof(IReminderTable.UpsertRow));

    private ClusterPlan Plan => new()
    {
        HasManualClock = true,
        Settings = new Dictionary<string, string> { ["RETRY_SCHEDULE"] = "5s,5m,2h" },
        Replace = services =>
        {
            services.Intercept<IReminderTable>((method, args) =>
            {
                _written.Enqueue((method, (args.FirstOrDefault() as ReminderEntry)?.StartAt));
                return Task.CompletedTask;
            });
            services.Intercept<IEndpointStore>((method, _) => method == nameof(IEndpointStore.Due)
                ? throw new StoreUnavailableException("The test has taken the regular look away.")
                : Task.CompletedTask);
        },
    };

    [Fact]
    public async Task AFarRetryIsMadeAlthoughTheEndpointWasDeactivated()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (tenant, endpoint) = await FailedTwice(cluster);

        await cluster.Deactivate(endpoint);
        await cluster.AdvanceBy(TimeSpan.FromMinutes(3));
        Assert.Equal(2, tenant.Receiver.Count);

        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 3, "the third attempt", TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task AReminderIsWrittenForAFarWaitAgainOnlyForANearerOneAndNeverForANearOne()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => ScriptedSender.Status(500);
        await tenant.Endpoint();

        await tenant.Append();
        await tenant.Sent(1);
        await cluster.AdvanceBy(TimeSpan.FromSeconds(3));
        Assert.Equal(0, Upserts);

        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 2, "the second attempt", TimeSpan.FromSeconds(10));
        await cluster.AdvanceUntil(() => Upserts >= 1, "the reminder", TimeSpan.FromSeconds(10));
        // Retries are spread by chance: one of a later event may come before that of the first.
        for (var i = 0; i < 5; i++)
        {
            await tenant.Append();
        }

        await cluster.AdvanceBy(TimeSpan.FromMinutes(2));
        var times = _written.Where(written => written.Method == nameof(IReminderTable.UpsertRow)).Select(written => written.At!.Value).ToList();
        Assert.Equal(times.Distinct().OrderDescending(), times);
    }

    [Fact]
    public async Task DeliveriesThatSucceedWriteNoReminder()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var tenant = await cluster.Tenant();
        await tenant.Endpoint();
        for (var i = 0; i < 20; i++)
        {
            await tenant.Append();
        }

        await tenant.Sent(20);
        await cluster.AdvanceBy(TimeSpan.FromSeconds(30));

        Assert.DoesNotContain(_written, written => written.Method is nameof(IReminderTable.UpsertRow) or nameof(IReminderTable.RemoveRow) or nameof(IReminderTable.ReadRow));
    }

    [Fact]
    public async Task WhenNothingWaitsAnyMoreTheReminderIsGone()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (tenant, endpoint) = await FailedTwice(cluster);
        await cluster.Deactivate(endpoint);
        tenant.Receiver.Script = _ => ScriptedSender.Ok;

        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 3, "the third attempt", TimeSpan.FromMinutes(8));

        await cluster.AdvanceUntil(() => _written.Any(written => written.Method == nameof(IReminderTable.RemoveRow)), "it is unregistered", TimeSpan.FromMinutes(5));
        await Eventually.Holds(async () => await Reminder(cluster, endpoint) is null, "the row is gone");
    }

    [Fact]
    public async Task ADeletedEndpointHasNoReminder()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (_, endpoint) = await FailedTwice(cluster);
        Assert.NotNull(await Reminder(cluster, endpoint));

        await endpoint.Delete();

        Assert.Null(await Reminder(cluster, endpoint));
    }

    /// <summary>The third attempt is 5 minutes away, and nothing keeps the endpoint active.</summary>
    private async Task<(Tenant Tenant, IEndpointGrain Endpoint)> FailedTwice(NotifyCluster cluster)
    {
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => ScriptedSender.Status(500);
        var endpoint = await tenant.Endpoint();
        await tenant.Append();
        await tenant.Sent(1);
        await cluster.AdvanceUntil(() => tenant.Receiver.Count == 2, "the second attempt", TimeSpan.FromSeconds(10));
        await cluster.AdvanceUntil(() => Upserts >= 1, "the reminder is written", TimeSpan.FromMinutes(2));
        await Eventually.Holds(async () => await Reminder(cluster, endpoint) is not null, "the row is there");
        return (tenant, endpoint);
    }

    private static Task<ReminderEntry?> Reminder(NotifyCluster cluster, IEndpointGrain endpoint)
        => cluster.Service<IReminderTable>().ReadRow(endpoint.GetGrainId(), "retry")!;
}
