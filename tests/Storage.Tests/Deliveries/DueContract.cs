using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class DueContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IDeliveryStore Deliveries => store.Get<IDeliveryStore>();

    [SkippableFact]
    public async Task WaitingAreThoseThatAreDueFirst()
    {
        var owner = await Owner();
        await owner.Record(
            owner.Delivery(1), owner.Delivery(5, DeliveryStatus.Retrying), owner.Delivery(3, DeliveryStatus.Pending),
            owner.Delivery(4, DeliveryStatus.Dead), owner.Delivery(9, DeliveryStatus.Retrying));

        Assert.Equal([3, 5], await Waiting(owner, Some.Noon.AddMinutes(8), 10));
        Assert.Equal([3], await Waiting(owner, Some.Noon.AddMinutes(8), 1));
        Assert.Equal([3, 5, 9], await Waiting(owner, DateTimeOffset.MaxValue, 10));
        Assert.Equal(Some.Noon.AddMinutes(3), await Deliveries.NextDue(_tenant, owner.Id, default));
        Assert.Null(await Deliveries.NextDue(_tenant, (await Owner()).Id, default));
    }

    [SkippableFact]
    public async Task KnownAreThoseThatHaveARow()
    {
        var owner = await Owner();
        await owner.Record(owner.Delivery(2), owner.Delivery(3, DeliveryStatus.Dead), owner.Delivery(5, DeliveryStatus.Retrying));

        var known = await Deliveries.Known(_tenant, owner.Id, 2, 5, default);

        Assert.Equal([3, 5], known.Order());
    }

    [SkippableFact]
    public async Task WhatIsMadeDueIsNewOrKeepsItsAttempts()
    {
        var owner = await Owner();
        await owner.Record(owner.Delivery(1, DeliveryStatus.Dead) with { Attempts = 10, Step = 10 });

        Assert.True(await MakeDue(owner, 1, 2, 2));

        var (old, young) = ((await owner.Find(1))!, (await owner.Find(2))!);
        Assert.Equal((DeliveryStatus.Pending, 10, 0, AttemptTrigger.Manual, Some.Noon), (old.Status, old.Attempts, old.Step, old.Trigger, old.NextAttemptAt));
        Assert.Equal((DeliveryStatus.Pending, 0, 0, AttemptTrigger.Manual, Some.Noon), (young.Status, young.Attempts, young.Step, young.Trigger, young.NextAttemptAt));
        Assert.Equal(Some.EventOf(2), new EventRef(young.Seq, young.EventId, young.Type, young.Source, young.AcceptedAt));
        Assert.Single(await owner.Attempts(1));
    }

    [SkippableFact]
    public async Task AnOldLeaseMakesNothingDue()
    {
        var owner = await Owner();
        await owner.TakenOver(store);

        Assert.False(await MakeDue(owner, 1));

        Assert.Null(await owner.Find(1));
    }

    [SkippableFact]
    public async Task DeadLettersComeInPagesBySeq()
    {
        var owner = await Owner();
        await owner.Record([.. Enumerable.Range(1, 9).Select(i => owner.Delivery(i, i % 2 == 0 ? DeliveryStatus.Succeeded : DeliveryStatus.Dead))]);

        var page = await Deliveries.Dead(_tenant, owner.Id, 1, 7, 2, default);
        var rest = await Deliveries.Dead(_tenant, owner.Id, page[^1].Seq, 7, 2, default);

        Assert.Equal([Some.EventOf(3), Some.EventOf(5)], page);
        Assert.Equal([Some.EventOf(7)], rest);
    }

    [SkippableFact]
    public async Task PurgingTakesWhatIsFinishedInBoundedStepsWithItsAttempts()
    {
        var (owner, other) = (await Owner(), await Owner());
        await owner.Record(
            owner.Delivery(1), owner.Delivery(2, DeliveryStatus.Dead), owner.Delivery(3, DeliveryStatus.Retrying),
            owner.Delivery(4, DeliveryStatus.Cancelled), owner.Delivery(5), owner.Delivery(9));
        await other.Record(other.Delivery(1), other.Delivery(2, DeliveryStatus.Dead));

        Assert.Equal(2, await Purge(owner.Id, null, 5, 2));
        Assert.Equal([3, 4, 5, 9], (await Deliveries.Known(_tenant, owner.Id, 0, 99, default)).Order());
        Assert.Equal(1, await Purge(owner.Id, DeliveryStatus.Cancelled, 5, 9));
        Assert.Equal(1, await Purge(owner.Id, DeliveryStatus.Succeeded, 5, 9));
        Assert.Equal(1, await Purge(null, DeliveryStatus.Dead, 5, 9));
        Assert.Equal(1, await Purge(null, null, 5, 9));

        Assert.Equal([3, 9], (await Deliveries.Known(_tenant, owner.Id, 0, 99, default)).Order());
        Assert.Empty(await owner.Attempts(2));
        Assert.Single(await owner.Attempts(3));
        Assert.Empty(await other.Attempts(1));
    }

    [SkippableFact]
    public async Task CountsStopAtTheirBound()
    {
        var owner = await Owner();
        string[] statuses = [DeliveryStatus.Pending, DeliveryStatus.Retrying, DeliveryStatus.Dead, DeliveryStatus.Cancelled];
        await owner.Record([.. Enumerable.Range(1, 16).Select(i => owner.Delivery(i, statuses[i % 4])), owner.Delivery(17)]);

        Assert.Equal(new DeliveryCounts(4, 4, 5, 4, 4), await Deliveries.Count(_tenant, Some.Noon.AddMinutes(9), 100, default));
        Assert.Equal(new DeliveryCounts(3, 3, 3, 3, 3), await Deliveries.Count(_tenant, Some.Noon.AddMinutes(9), 3, default));
    }

    [SkippableFact]
    public async Task SourcesAreNamedOnceEach()
    {
        var owner = await Owner();
        await owner.Record([.. Enumerable.Range(1, 20).Select(i => owner.Delivery(i) with { Source = i % 3 == 0 ? "shop" : "api" })]);

        Assert.Equal(["api", "shop"], await Deliveries.Sources(_tenant, default));
        Assert.Empty(await Deliveries.Sources(Some.Tenant(), default));
    }

    private Task<EndpointOwner> Owner() => EndpointOwner.Make(store, _tenant);

    private async Task<IEnumerable<long>> Waiting(EndpointOwner owner, DateTimeOffset until, int limit) =>
        (await Deliveries.Waiting(_tenant, owner.Id, until, limit, default)).Select(d => d.Seq);

    private Task<bool> MakeDue(EndpointOwner owner, params long[] seqs) => Deliveries.MakeDue(
        _tenant, owner.Id, owner.Lease, [.. seqs.Select(Some.EventOf)], AttemptTrigger.Manual, Some.Noon, default);

    private Task<int> Purge(string? endpointId, string? status, long upTo, int limit) =>
        Deliveries.Purge(_tenant, endpointId, status, upTo, limit, default);
}

public sealed class SqliteDueTests(SqliteFixture store) : DueContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDueTests(PostgresFixture store) : DueContract(store), IClassFixture<PostgresFixture>;
