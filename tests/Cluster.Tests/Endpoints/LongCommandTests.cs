using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>Cancelling takes 10 s of the store's time, twice what a caller waits.</summary>
[Collection(ManyOnPostgresCollection.Name)]
public sealed class LongCommandTests(ManyOnPostgres many)
{
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(4);

    private readonly SlowSteps _steps = new();

    private ClusterPlan Plan => new()
    {
        Settings = new Dictionary<string, string> { ["RETRY_SCHEDULE"] = "1h" },
        Replace = services => services.Decorate<ICancellationStore>(inner => new SlowCancellations(inner, _steps)),
    };

    [Fact]
    public async Task CancellingAnswersBeforeItIsDoneAndReadsAreAnsweredMeanwhile()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (tenant, endpoint) = await WithWaiting(cluster, 3);

        var cancelled = await endpoint.CancelPending(parked: false).WaitAsync(Quickly);
        Assert.True(cancelled >= 3, $"{cancelled} are cancelled or going to be");
        Assert.True(_steps.Left > 0, "it is not done yet");

        var deleting = tenant.EndpointGrain(EndpointKey.Parse(endpoint.GetPrimaryKeyString()).Id);
        Assert.NotNull(await deleting.Get().WaitAsync(Quickly));

        await Eventually.Holds(() => _steps.Left == 0, "the cancellation goes on");
        await NothingWaits(cluster, endpoint);
    }

    [Fact]
    public async Task AskedAgainItGoesOnWithWhatIsLeft()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (_, endpoint) = await WithWaiting(cluster, 3);

        await endpoint.CancelPending(parked: false).WaitAsync(Quickly);
        await endpoint.CancelPending(parked: false).WaitAsync(Quickly);
        await endpoint.Pause().WaitAsync(Quickly);
        await endpoint.Resume(new ResumeEndpoint(IsSkipping: true, 0)).WaitAsync(Quickly);

        await NothingWaits(cluster, endpoint);
        Assert.InRange(_steps.Taken, SlowSteps.All, SlowSteps.All + 3);
        Assert.Equal(EndpointState.Enabled, (await endpoint.Get())!.State);
    }

    [Fact]
    public async Task ADeletedEndpointIsGoneAtOnceAndWhatWaitedIsCancelledAfterwards()
    {
        await using var cluster = await NotifyCluster.Start(Plan);
        var (_, endpoint) = await WithWaiting(cluster, 3);

        Assert.Equal(EndpointStatus.Done, await endpoint.Delete().WaitAsync(Quickly));
        Assert.Null(await endpoint.Get().WaitAsync(Quickly));
        Assert.Equal(EndpointStatus.NotFound, await endpoint.Delete().WaitAsync(Quickly));

        await NothingWaits(cluster, endpoint);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatASiloLeftWhenItDiedAnotherCancels(bool isDeleted)
    {
        await using var cluster = await NotifyCluster.Start(Plan with { Silos = 2, Database = await many.NewDatabase() });
        var (_, endpoint) = await WithWaiting(cluster, 3);
        var silo = await cluster.SiloOf(endpoint);
        await (isDeleted ? (Task)endpoint.Delete() : endpoint.CancelPending(parked: false));

        await cluster.KillSilo(silo);
        var key = EndpointKey.Parse(endpoint.GetPrimaryKeyString());
        Assert.Contains(new EndpointRef(key.Tenant, key.Id), await cluster.Service<IEndpointStore>().Due(cluster.Now, default));
        // As the regular look at the store does.
        await endpoint.Wake(0);

        await NothingWaits(cluster, endpoint);
    }

    private static async Task<(Tenant Tenant, IEndpointGrain Endpoint)> WithWaiting(NotifyCluster cluster, int count)
    {
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => ScriptedSender.Status(500);
        var endpoint = await tenant.Endpoint();
        for (var i = 0; i < count; i++)
        {
            await tenant.Append();
        }

        var key = EndpointKey.Parse(endpoint.GetPrimaryKeyString());
        var store = cluster.Service<ICancellationStore>();
        await Eventually.Holds(async () => await store.CountWaiting(key.Tenant, key.Id, default) == count, $"{count} wait");
        return (tenant, endpoint);
    }

    private static async Task NothingWaits(NotifyCluster cluster, IEndpointGrain endpoint)
    {
        var key = EndpointKey.Parse(endpoint.GetPrimaryKeyString());
        var store = cluster.Service<ICancellationStore>();
        await Eventually.Holds(async () => await store.CountWaiting(key.Tenant, key.Id, default) == 0, "nothing waits");
        await Eventually.Holds(
            async () => !(await cluster.Service<IEndpointStore>().Due(cluster.Now, default)).Contains(new EndpointRef(key.Tenant, key.Id)),
            "the cancellation is over");
    }

    private sealed class SlowSteps
    {
        public const int All = 100;
        private int _taken;

        public int Taken => Volatile.Read(ref _taken);

        public int Left => Math.Max(0, All - Taken);

        /// <summary>False: the last one.</summary>
        public async Task<bool> Take()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            return Interlocked.Increment(ref _taken) < All;
        }
    }

    private sealed class SlowCancellations(ICancellationStore inner, SlowSteps steps) : ICancellationStore
    {
        public Task<bool> Begin(string tenant, string endpointId, long lease, DateTimeOffset until, CancellationToken cancellation)
            => inner.Begin(tenant, endpointId, lease, until, cancellation);

        public Task<DateTimeOffset?> FindDeleted(string tenant, string endpointId, CancellationToken cancellation)
            => inner.FindDeleted(tenant, endpointId, cancellation);

        public async Task<int> Step(
            string tenant, string endpointId, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancellation)
            => await steps.Take() ? limit : await inner.Step(tenant, endpointId, until, now, limit, cancellation);

        public Task<int?> Cancel(
            string tenant, string endpointId, long lease, IReadOnlyList<long> seqs, DateTimeOffset now, CancellationToken cancellation)
            => inner.Cancel(tenant, endpointId, lease, seqs, now, cancellation);

        public Task<long> CountWaiting(string tenant, string endpointId, CancellationToken cancellation)
            => inner.CountWaiting(tenant, endpointId, cancellation);
    }
}
