using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class ReplayContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IReplayStore Replays => store.Get<IReplayStore>();

    [SkippableFact]
    public async Task AReplayIsReadBackAsItWasGivenAndMadeOnce()
    {
        var row = Replay("ep_1") with { EventType = "order.*", Source = "api" };

        Assert.Equal(row, await Replays.Create(row, default));
        Assert.Equal(row, await Replays.Create(row with { Rate = 99 }, default));

        Assert.Equal(row, await Replays.Find(_tenant, row.Id, default));
        Assert.Null(await Replays.Find(Some.Tenant(), row.Id, default));
    }

    [SkippableFact]
    public async Task ListsAreNewestFirstAndRunningOnesOldestFirst()
    {
        ReplayRow[] rows = [Replay("ep_1"), Replay("ep_2"), Replay("ep_1"), Replay("ep_1") with { State = ReplayState.Counted }];
        foreach (var row in rows)
        {
            await Replays.Create(row, default);
        }

        Assert.Equal([rows[3], rows[2]], await Replays.List(_tenant, null, null, 2, default));
        Assert.Equal([rows[1], rows[0]], await Replays.List(_tenant, null, rows[2].Id, 9, default));
        Assert.Equal([rows[3], rows[2], rows[0]], await Replays.List(_tenant, "ep_1", null, 9, default));
        Assert.Equal([rows[0], rows[2]], await Replays.Running(_tenant, "ep_1", default));
    }

    [SkippableFact]
    public async Task AStepMakesItsEventsDueAndTheLastOneEndsTheReplay()
    {
        var owner = await EndpointOwner.Make(store, _tenant);
        var row = await Replays.Create(Replay(owner.Id), default);

        var moved = await Replays.Step(row, owner.Lease, 4, [Some.EventOf(2), Some.EventOf(4)], Some.Noon.AddHours(1), default);
        Assert.Equal(row with { Position = 4, Enqueued = 2, UpdatedAt = Some.Noon.AddHours(1) }, moved);
        var done = await Replays.Step(moved!, owner.Lease, 9, [], Some.Noon.AddHours(2), default);

        Assert.Equal((ReplayState.Done, 9, 2), (done!.State, done.Position, done.Enqueued));
        Assert.Equal((DeliveryStatus.Pending, AttemptTrigger.Replay), ((await owner.Find(4))!.Status, (await owner.Find(4))!.Trigger));
        Assert.Null(await Replays.Step(done, owner.Lease, 10, [], Some.Noon, default));
    }

    [SkippableFact]
    public async Task OfManyStepsFromOnePlaceOneHappens()
    {
        IReplayStore[] stores = [Replays, store.NewInstance().GetRequiredService<IReplayStore>()];
        var owner = await EndpointOwner.Make(store, _tenant);
        var row = await Replays.Create(Replay(owner.Id), default);

        var steps = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            stores[i % 2].Step(row, owner.Lease, 4, [Some.EventOf(i + 1)], Some.Noon, default))));

        Assert.Single(steps, step => step is not null);
        Assert.Equal(1, (await Replays.Find(_tenant, row.Id, default))!.Enqueued);
        Assert.Single(await store.Get<IDeliveryStore>().Known(_tenant, owner.Id, 0, 99, default));
    }

    [SkippableFact]
    public async Task NoStepIsMadeWithAnOldLeaseOrWhileItIsPaused()
    {
        var owner = await EndpointOwner.Make(store, _tenant);
        var row = await Replays.Create(Replay(owner.Id), default);
        var heir = await owner.TakenOver(store);
        Assert.Null(await Replays.Step(row, owner.Lease, 4, [Some.EventOf(1)], Some.Noon, default));

        Assert.Equal(ReplayState.Paused, (await Replays.SetState(_tenant, row.Id, ReplayState.Paused, Some.Noon, default))!.State);
        Assert.Null(await Replays.Step(row, heir.Lease, 4, [Some.EventOf(1)], Some.Noon, default));

        Assert.Null(await owner.Find(1));
        Assert.Equal(0, (await Replays.Find(_tenant, row.Id, default))!.Position);
    }

    [SkippableFact]
    public async Task WhatIsOverStaysOver()
    {
        var row = await Replays.Create(Replay("ep_1"), default);

        await Replays.SetState(_tenant, row.Id, ReplayState.Cancelled, Some.Noon, default);

        Assert.Equal(ReplayState.Cancelled, (await Replays.SetState(_tenant, row.Id, ReplayState.Running, Some.Noon, default))!.State);
        Assert.Null(await Replays.SetState(_tenant, "rpl_none", ReplayState.Running, Some.Noon, default));
    }

    [SkippableFact]
    public async Task OldReplaysGoWhenTheyAreOverOrTheirEndpointIsGone()
    {
        var owner = await EndpointOwner.Make(store, _tenant);
        var (running, done, orphan) = (Replay(owner.Id), Replay(owner.Id) with { State = ReplayState.Done }, Replay("ep_gone"));
        var young = Replay("ep_gone") with { UpdatedAt = Some.Noon.AddDays(2) };
        foreach (var row in new[] { running, done, orphan, young })
        {
            await Replays.Create(row, default);
        }

        await store.Get<Leftovers>().Remove(Some.Noon.AddDays(1), default);

        Assert.Equal([young.Id, running.Id], (await Replays.List(_tenant, null, null, 9, default)).Select(r => r.Id));
    }

    private ReplayRow Replay(string endpointId) => new(
        _tenant, Some.ReplayId(), endpointId, ReplayKind.All, ReplayState.Running, null, null, 1, 9, 0, 9, 0, 10, Some.Noon, Some.Noon);
}

public sealed class SqliteReplayTests(SqliteFixture store) : ReplayContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresReplayTests(PostgresFixture store) : ReplayContract(store), IClassFixture<PostgresFixture>;
