using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Tenants;

namespace OrleansNotify.Endpoints;

public abstract class EndpointWakeContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IEndpointStore Endpoints => store.Get<IEndpointStore>();

    [SkippableFact]
    public async Task OnlyEndpointsThatDidAllThatConcernedThemAdvance()
    {
        var (idle, done, behind, ahead) = (await Create(0), await Create(5), await Create(4), await Create(20));
        var paused = await Create(5, EndpointState.Paused);

        var left = await Endpoints.Advance(
            _tenant, 10, [new(idle, 0), new(done, 5), new(behind, 5), new(ahead, 7), new(paused, 5), new("ep_none", 0)], default);

        Assert.Equal([behind], left);
        var cursors = await Cursors(idle, done, behind, ahead, paused);
        Assert.Equal([10, 10, 4, 20, 5], cursors);
    }

    [SkippableFact]
    public async Task ATenantIsBehindWhileAnEnabledEndpointIs()
    {
        var endpoint = await Create(0);
        await Create(0, EndpointState.Paused);
        Assert.DoesNotContain(_tenant, await Endpoints.TenantsBehind(default));

        await store.Get<IEventLog>().Append(_tenant, [Some.Event()], Some.Noon, default);
        Assert.Single(await Endpoints.TenantsBehind(default), _tenant);
        await Endpoints.Advance(_tenant, 1, [new(endpoint, 0)], default);

        Assert.DoesNotContain(_tenant, await Endpoints.TenantsBehind(default));
    }

    [SkippableFact]
    public async Task DueAreEnabledEndpointsWithSomethingToDeliver()
    {
        var (now, later, paused, idle) = (await Create(0), await Create(0), await Create(0, EndpointState.Paused), await Create(0));
        foreach (var (endpoint, seq) in new[] { (now, 1), (later, 60), (paused, 1) })
        {
            await store.Get<IDeliveryStore>().Record(
                [new(_tenant, endpoint, 1, 0, null, null, [new(Some.Delivery(endpoint, seq, DeliveryStatus.Retrying), null)])], default);
        }

        Assert.Equal([now], await Due(Some.Noon.AddMinutes(1)));
        Assert.Equal([now, later], await Due(Some.Noon.AddMinutes(60)));
        Assert.DoesNotContain(idle, await Due(DateTimeOffset.MaxValue));
    }

    [SkippableFact]
    public async Task ARunningReplayMakesItsEndpointDue()
    {
        var endpoint = await Create(0);
        var replay = new ReplayRow(
            _tenant, Some.ReplayId(), endpoint, ReplayKind.All, ReplayState.Running, null, null, 1, 9, 0, 9, 0, 10, Some.Noon, Some.Noon);

        await store.Get<IReplayStore>().Create(replay, default);
        Assert.Equal([endpoint], await Due(Some.Noon));
        await store.Get<IReplayStore>().SetState(_tenant, replay.Id, ReplayState.Paused, Some.Noon, default);

        Assert.Empty(await Due(Some.Noon));
    }

    [SkippableTheory]
    [InlineData(TenantStanding.Suspended)]
    [InlineData(TenantStanding.Deleting)]
    public async Task ATenantThatIsNotActiveHasNothingToDoAndASuspendedOneHasItAgainWhenResumed(string standing)
    {
        var (behind, retrying, replaying) = (await Create(0), await Create(0), await Create(0));
        var replay = new ReplayRow(
            _tenant, Some.ReplayId(), replaying, ReplayKind.All, ReplayState.Running, null, null, 1, 9, 0, 9, 0, 10, Some.Noon, Some.Noon);
        await store.Get<IReplayStore>().Create(replay, default);
        await store.Get<IEventLog>().Append(_tenant, [Some.Event()], Some.Noon, default);
        await store.Get<IDeliveryStore>().Record(
            [new(_tenant, retrying, 1, 0, null, null, [new(Some.Delivery(retrying, 1, DeliveryStatus.Retrying), null)])], default);
        await store.Get<ITenantStore>().Add(_tenant, Some.Noon, default);
        Assert.Equal(new[] { retrying, replaying }.Order(StringComparer.Ordinal), await Due(Some.Noon.AddHours(1)));
        Assert.Equal([behind], await Endpoints.Advance(_tenant, 1, [new(behind, 1)], default));
        var due = (await store.Get<IBacklog>().Count(Some.Noon.AddHours(1), 10_000, default)).Due;

        await Stand(standing);

        Assert.Empty(await Due(Some.Noon.AddHours(1)));
        Assert.DoesNotContain(_tenant, await Endpoints.TenantsBehind(default));
        Assert.Empty(await Endpoints.Advance(_tenant, 1, [new(behind, 1)], default));
        Assert.Equal(0, Assert.Single(await Cursors(behind)));
        Assert.Equal(due - 1, (await store.Get<IBacklog>().Count(Some.Noon.AddHours(1), 10_000, default)).Due);
        if (standing == TenantStanding.Suspended)
        {
            await Stand(TenantStanding.Active);
            Assert.Contains(_tenant, await Endpoints.TenantsBehind(default));
            Assert.NotEmpty(await Due(Some.Noon.AddHours(1)));
        }
    }

    private Task Stand(string standing) => store.Get<ITenantStore>().Stand(_tenant, standing, Some.Noon, default);

    private async Task<string> Create(long cursor, string state = EndpointState.Enabled)
    {
        var row = Some.Endpoint(_tenant);
        await Endpoints.Create(row, 100, 100, default);
        var taken = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;
        await Endpoints.Change(taken with { Cursor = cursor, State = state }, default);
        return row.Id;
    }

    private async Task<long[]> Cursors(params string[] ids)
    {
        var rows = await Task.WhenAll(ids.Select(id => Endpoints.Find(_tenant, id, default)));
        return [.. rows.Select(row => row!.Cursor)];
    }

    private async Task<IEnumerable<string>> Due(DateTimeOffset until) =>
        (await Endpoints.Due(until, default)).Where(e => e.Tenant == _tenant).Select(e => e.EndpointId).Order(StringComparer.Ordinal);
}

public sealed class SqliteEndpointWakeTests(SqliteFixture store) : EndpointWakeContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresEndpointWakeTests(PostgresFixture store) : EndpointWakeContract(store), IClassFixture<PostgresFixture>;
