using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class RecordContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IDeliveryStore Deliveries => store.Get<IDeliveryStore>();

    [SkippableFact]
    public async Task WhatWasRecordedIsReadBack()
    {
        var owner = await Owner();
        var delivery = owner.Delivery(7) with { Attempts = 3, Step = 2, Trigger = AttemptTrigger.Replay, UpdatedAt = Some.Noon.AddHours(1) };
        var attempt = Some.Attempt(3) with
        {
            StatusCode = null,
            ErrorKind = ErrorKind.Timeout,
            Dns = TimeSpan.FromMicroseconds(1),
            Connect = TimeSpan.FromMicroseconds(2),
            Tls = TimeSpan.FromMicroseconds(3),
            FirstByte = null,
            ResponseBody = [0, 1, 255],
            IsBodyCut = true,
            NextAttemptAt = Some.Noon,
        };
        var progress = owner.Progress(9, new DeliveryOutcome(delivery, attempt)) with { FailingSince = Some.Noon, LastSuccessAt = Some.Noon };

        Assert.Empty(await Deliveries.Record([progress], default));

        Assert.Equal(delivery, await owner.Find(7));
        var read = Assert.Single(await owner.Attempts(7));
        Assert.Equal(attempt.ResponseBody, read.ResponseBody);
        Assert.Equal(attempt, read with { ResponseBody = attempt.ResponseBody });
        var endpoint = (await store.Get<IEndpointStore>().Find(_tenant, owner.Id, default))!;
        Assert.Equal((9, Some.Noon, Some.Noon), (endpoint.Cursor, endpoint.FailingSince, endpoint.LastSuccessAt));
    }

    [SkippableFact]
    public async Task AnOldLeaseWritesNothingAndTheOthersOfTheBatchDo()
    {
        var (old, other) = (await Owner(), await Owner());
        await old.TakenOver(store);

        var refused = await Deliveries.Record(
            [
                old.Progress(5, new DeliveryOutcome(old.Delivery(1), Some.Attempt())),
                other.Progress(6, new DeliveryOutcome(other.Delivery(1), Some.Attempt())),
            ],
            default);

        Assert.Equal([old.Ref], refused);
        Assert.Null(await old.Find(1));
        Assert.Empty(await old.Attempts(1));
        Assert.Equal((0, 6), (await Cursor(old), await Cursor(other)));
        Assert.Single(await other.Attempts(1));
    }

    [SkippableFact]
    public async Task NothingIsWrittenForADeletedEndpoint()
    {
        var owner = await Owner();
        await store.Get<IEndpointStore>().Delete(_tenant, owner.Id, Some.Noon, default);

        Assert.Equal([owner.Ref], await owner.Record(owner.Delivery(1)));

        Assert.Null(await owner.Find(1));
    }

    [SkippableFact]
    public async Task RecordingTwiceIsRecordingOnce()
    {
        var owner = await Owner();
        var (failed, done) = (owner.Delivery(1, DeliveryStatus.Retrying), owner.Delivery(1) with { Attempts = 2, Step = 2 });

        await owner.Record(failed);
        await owner.Record(done);
        await owner.Record(done);

        Assert.Equal(done, await owner.Find(1));
        Assert.Equal([1, 2], (await owner.Attempts(1)).Select(a => a.Number));
    }

    [SkippableFact]
    public async Task OfADeliveryThatIsInTheBatchTwiceTheLastOutcomeCountsAndBothAttemptsStay()
    {
        var owner = await Owner();

        await Deliveries.Record(
            [
                owner.Progress(3, new DeliveryOutcome(owner.Delivery(1, DeliveryStatus.Retrying), Some.Attempt(1))),
                owner.Progress(2, new DeliveryOutcome(owner.Delivery(1) with { Attempts = 2 }, Some.Attempt(2))),
            ],
            default);

        Assert.Equal((2, DeliveryStatus.Succeeded), ((await owner.Find(1))!.Attempts, (await owner.Find(1))!.Status));
        Assert.Equal([1, 2], (await owner.Attempts(1)).Select(a => a.Number));
        Assert.Equal(3, await Cursor(owner));
    }

    [SkippableFact]
    public async Task CursorsAndAttemptCountsNeverGoDown()
    {
        var owner = await Owner();
        var delivery = owner.Delivery(1, DeliveryStatus.Retrying) with { Attempts = 4 };

        await Deliveries.Record([owner.Progress(8, new DeliveryOutcome(delivery, null))], default);
        await Deliveries.Record([owner.Progress(3, new DeliveryOutcome(delivery with { Attempts = 1 }, null))], default);

        Assert.Equal((8, 4), (await Cursor(owner), (await owner.Find(1))!.Attempts));
        Assert.Empty(await owner.Attempts(1));
    }

    [SkippableFact]
    public async Task CursorsMoveWithoutOutcomesAndAnEmptyBatchIsFine()
    {
        var owner = await Owner();

        Assert.Empty(await Deliveries.Record([owner.Progress(8)], default));
        Assert.Empty(await Deliveries.Record([], default));

        Assert.Equal(8, await Cursor(owner));
    }

    [SkippableFact]
    public async Task TwoProcessesThatRecordAndAdvanceTheSameEndpointsDoNotBlockEachOther()
    {
        IDeliveryStore[] stores = [Deliveries, store.NewInstance().GetRequiredService<IDeliveryStore>()];
        var owners = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Owner()));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            for (var i = 1; i <= 15; i++)
            {
                var some = owners.OrderBy(o => HashCode.Combine(o.Id, worker, i)).ToArray();
                var progress = some.Select(o => o.Progress(i, new DeliveryOutcome(o.Delivery((worker * 100) + i), Some.Attempt())));
                Assert.Empty(await stores[worker % 2].Record([.. progress], default));
                await store.Get<IEndpointStore>().Advance(_tenant, i, [.. some.Select(o => new RoutedEndpoint(o.Id, 0))], default);
            }
        })));

        Assert.All(await Task.WhenAll(owners.Select(Cursor)), cursor => Assert.Equal(15, cursor));
        Assert.Equal(90, (await Deliveries.Known(_tenant, owners[0].Id, 0, 1000, default)).Count);
    }

    private Task<EndpointOwner> Owner() => EndpointOwner.Make(store, _tenant);

    private async Task<long> Cursor(EndpointOwner owner) =>
        (await store.Get<IEndpointStore>().Find(_tenant, owner.Id, default))!.Cursor;
}

public sealed class SqliteRecordTests(SqliteFixture store) : RecordContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRecordTests(PostgresFixture store) : RecordContract(store), IClassFixture<PostgresFixture>;
