using OrleansNotify.Endpoints;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class CancellationContract(StoreFixture store)
{
    private static readonly DateTimeOffset Later = Some.Noon.AddHours(1);

    private readonly string _tenant = Some.Tenant();

    private ICancellationStore Cancellations => store.Get<ICancellationStore>();

    private IEndpointStore Endpoints => store.Get<IEndpointStore>();

    [SkippableFact]
    public async Task CancellingTakesWhatWaitsInBoundedSteps()
    {
        var owner = await Owner();
        await owner.Record(
            owner.Delivery(1), owner.Delivery(2, DeliveryStatus.Retrying), owner.Delivery(3, DeliveryStatus.Dead),
            owner.Delivery(4, DeliveryStatus.Pending), owner.Delivery(5, DeliveryStatus.Retrying));
        Assert.Equal(3, await Cancellations.CountWaiting(_tenant, owner.Id, default));
        Assert.True(await Begin(owner, Later));

        Assert.Equal(2, await Step(owner, Later, 2));
        Assert.Equal(Later, (await Endpoints.Find(_tenant, owner.Id, default))!.CancelUntil);
        Assert.Equal(1, await Step(owner, Later, 2));

        Assert.Null((await Endpoints.Find(_tenant, owner.Id, default))!.CancelUntil);
        var cancelled = (await owner.Find(5))!;
        Assert.Equal((DeliveryStatus.Cancelled, null, Later), (cancelled.Status, cancelled.NextAttemptAt, cancelled.UpdatedAt));
        var counts = await store.Get<IDeliveryStore>().Count(_tenant, DateTimeOffset.MaxValue, 100, default);
        Assert.Equal(new DeliveryCounts(0, 0, 0, 1, 3), counts);
    }

    [SkippableFact]
    public async Task WhatChangedAfterwardsIsNotCancelled()
    {
        var owner = await Owner();
        await owner.Record(
            owner.Delivery(1, DeliveryStatus.Retrying) with { UpdatedAt = Some.Noon },
            owner.Delivery(2, DeliveryStatus.Retrying) with { UpdatedAt = Later });
        await Begin(owner, Some.Noon);

        Assert.Equal(1, await Step(owner, Some.Noon, 10));

        Assert.Equal(DeliveryStatus.Retrying, (await owner.Find(2))!.Status);
    }

    [SkippableFact]
    public async Task AnEndpointWithACancellationIsDueWhateverItsState()
    {
        var owner = await Owner();
        var row = (await Endpoints.Find(_tenant, owner.Id, default))!;
        await Endpoints.Change(row with { State = EndpointState.Paused }, default);
        Assert.DoesNotContain(owner.Ref, await Endpoints.Due(Some.Noon, default));

        await Begin(owner, Some.Noon);
        Assert.Contains(owner.Ref, await Endpoints.Due(Some.Noon, default));

        await Step(owner, Some.Noon, 10);
        Assert.DoesNotContain(owner.Ref, await Endpoints.Due(Some.Noon, default));
    }

    [SkippableFact]
    public async Task ALaterCancellationIsNotEndedByAnEarlierOne()
    {
        var owner = await Owner();
        await Begin(owner, Some.Noon);
        await Begin(owner, Later);

        await Step(owner, Some.Noon, 10);

        Assert.Equal(Later, (await Endpoints.Find(_tenant, owner.Id, default))!.CancelUntil);
    }

    [SkippableFact]
    public async Task WithoutTheLeaseNoneBegins()
    {
        var owner = await Owner();
        await owner.TakenOver(store);

        Assert.False(await Begin(owner, Later));

        Assert.Null((await Endpoints.Find(_tenant, owner.Id, default))!.CancelUntil);
    }

    [SkippableFact]
    public async Task ADeletedEndpointIsDueUntilWhatWaitedIsCancelled()
    {
        var owner = await Owner();
        await owner.Record(owner.Delivery(1, DeliveryStatus.Retrying), owner.Delivery(2, DeliveryStatus.Retrying));
        Assert.Null(await Cancellations.FindDeleted(_tenant, owner.Id, default));

        await Endpoints.Delete(_tenant, owner.Id, Later, default);
        Assert.Equal(Later, await Cancellations.FindDeleted(_tenant, owner.Id, default));
        Assert.Contains(owner.Ref, await Endpoints.Due(Some.Noon, default));
        Assert.Equal([owner.Ref], await owner.Record(owner.Delivery(3, DeliveryStatus.Retrying)));
        await Step(owner, Later, 2);
        await Step(owner, Later, 2);

        Assert.Equal(0, await Cancellations.CountWaiting(_tenant, owner.Id, default));
        Assert.Null(await Cancellations.FindDeleted(_tenant, owner.Id, default));
        Assert.DoesNotContain(owner.Ref, await Endpoints.Due(Some.Noon, default));
    }

    [SkippableFact]
    public async Task AnEndpointCanBeMadeAgainWhileItsPredecessorsDeliveriesAreCancelled()
    {
        var owner = await Owner();
        await owner.Record(owner.Delivery(1, DeliveryStatus.Retrying));
        await Endpoints.Delete(_tenant, owner.Id, Later, default);

        Assert.Equal(CreateOutcome.Created, await Endpoints.Create(Some.Endpoint(_tenant) with { Id = owner.Id }, 10, 10, default));
        var again = (await Endpoints.Take(_tenant, owner.Id, Some.Noon, default))!;
        Assert.True(again.Lease > owner.Lease + 1);
        Assert.Equal(Later, again.CancelUntil);
        await Step(owner, Later, 10);

        Assert.Equal(DeliveryStatus.Cancelled, (await owner.Find(1))!.Status);
        Assert.Null((await Endpoints.Find(_tenant, owner.Id, default))!.CancelUntil);
    }

    private Task<EndpointOwner> Owner() => EndpointOwner.Make(store, _tenant);

    private Task<bool> Begin(EndpointOwner owner, DateTimeOffset until) =>
        Cancellations.Begin(_tenant, owner.Id, owner.Lease, until, default);

    private Task<int> Step(EndpointOwner owner, DateTimeOffset until, int limit) =>
        Cancellations.Step(_tenant, owner.Id, until, Later, limit, default);
}

public sealed class SqliteCancellationTests(SqliteFixture store) : CancellationContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresCancellationTests(PostgresFixture store) : CancellationContract(store), IClassFixture<PostgresFixture>;
