using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class ChangeContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IDeliveryChanges Changes => store.Get<IDeliveryChanges>();

    [SkippableFact]
    public async Task EveryWayOfWritingARowIsAChange()
    {
        var (owner, deliveries) = (await EndpointOwner.Make(store, _tenant), store.Get<IDeliveryStore>());
        await owner.Record(owner.Delivery(1), owner.Delivery(2, DeliveryStatus.Retrying));
        Assert.Equal([1, 2], (await Since(0)).Order());

        var place = await Next();
        await owner.Record(owner.Delivery(2));
        Assert.Equal([2], await Since(place));

        place = await Next();
        Assert.True(await deliveries.MakeDue(_tenant, owner.Id, owner.Lease, [Some.EventOf(1), Some.EventOf(3)], AttemptTrigger.Manual, Some.Noon, default));
        Assert.Equal([1, 3], (await Since(place)).Order());

        place = await Next();
        var cancellations = store.Get<ICancellationStore>();
        await cancellations.Begin(_tenant, owner.Id, owner.Lease, Some.Noon, default);
        await cancellations.Step(_tenant, owner.Id, Some.Noon, Some.Noon, 10, default);
        Assert.Equal([1, 3], (await Since(place)).Order());
        Assert.All(await Changes.Since(_tenant, place, 10, default), change => Assert.Equal(DeliveryStatus.Cancelled, change.Row.Status));
        Assert.Empty(await Changes.Since(Some.Tenant(), 0, 10, default));
    }

    [SkippableFact]
    public async Task AFollowerMissesNothingOfWhatSeveralWritersCommitMeanwhile()
    {
        const int writers = 4, rounds = 40;
        var owners = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => EndpointOwner.Make(store, _tenant)));
        var (seen, place) = (new HashSet<DeliveryId>(), await Changes.Settled(default));
        var writing = Task.WhenAll(owners.Select(owner => Task.Run(async () =>
        {
            for (var seq = 1; seq <= rounds; seq++)
            {
                await owner.Record(owner.Delivery(seq));
            }
        })));

        bool isOver;
        do
        {
            isOver = writing.IsCompleted;
            var settled = await Changes.Settled(default);
            // What is read a second time changed at or after the place: no more than that.
            seen.UnionWith((await Changes.Since(_tenant, place, 1_000, default)).Select(change => new DeliveryId(change.Row.EndpointId, change.Row.Seq)));
            place = settled;
        }
        while (!isOver);

        await writing;
        Assert.Equal(writers * rounds, seen.Count);
    }

    // What was written before is before it.
    private async Task<long> Next()
    {
        var last = (await Changes.Since(_tenant, 0, 1_000, default))[^1].ChangedAt;
        while (await Changes.Settled(default) <= last)
        {
            await Task.Yield();
        }

        return await Changes.Settled(default);
    }

    private async Task<List<long>> Since(long place) => [.. (await Changes.Since(_tenant, place, 10, default)).Select(change => change.Row.Seq)];
}

public sealed class SqliteChangeTests(SqliteFixture store) : ChangeContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresChangeTests(PostgresFixture store) : ChangeContract(store), IClassFixture<PostgresFixture>;
