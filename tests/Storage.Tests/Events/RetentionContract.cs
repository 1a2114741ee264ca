using OrleansNotify.Activity;
using OrleansNotify.Deliveries;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

public abstract class RetentionContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IEventLog Log => store.Get<IEventLog>();

    // A time that no other test of the class drops: Retain works on all tenants.
    private DateTimeOffset Start => store.Time.GetUtcNow();

    [SkippableFact]
    public async Task WhatIsOldGoesAndSeqGoesOn()
    {
        await Append(Start, 600);
        await Append(Start.AddDays(15), 5);

        Assert.NotEqual(0, await Log.Retain(Start.AddDays(14), default));

        var head = await Log.Head(_tenant, default);
        Assert.Equal((605, 601), (head.Seq, head.OldestSeq));
        Assert.Equal([601, 602, 603, 604, 605], (await Log.Read(_tenant, 0, 1000, default)).Select(e => e.Seq));
        Assert.Equal([601, 602, 603, 604, 605], (await Log.ReadFor(_tenant, [new("*")], 0, 1000, default)).Select(e => e.Seq));
        Assert.Equal(606, (await Append(Start.AddDays(15), 1))[0].Seq);
        Assert.Equal(head.Epoch, (await Log.Head(_tenant, default)).Epoch);
    }

    [SkippableFact]
    public async Task ALogThatLostEverythingKeepsItsHead()
    {
        await Append(Start, 3);

        await Log.Retain(Start.AddDays(14), default);

        var head = await Log.Head(_tenant, default);
        Assert.Equal((3, 4), (head.Seq, head.OldestSeq));
        Assert.Equal(4, (await Append(Start.AddDays(20), 1))[0].Seq);
    }

    [SkippableFact]
    public async Task WhatPeopleDidToDroppedEventsGoesToo()
    {
        var inboxes = store.Get<IInboxStore>();
        await inboxes.Ensure(_tenant, "ann", 0, Start, default);
        var old = await Append(Start, 3);
        var young = await Append(Start.AddDays(20), 1);
        await inboxes.Change(_tenant, "ann", [old[0].Id, old[1].Id, young[0].Id], new InboxPatch(Read: true), Start, default);
        await store.Get<IActivityLog>().Add(new(0, _tenant, "ann", "a.b", "", "", Start), default);

        await Log.Retain(Start.AddDays(14), default);

        Assert.Equal(1, await Count("item_states"));
        Assert.Equal(0, await Count("activity"));
        Assert.Equal(0, await inboxes.CountUnread(_tenant, "ann", null, default));
    }

    [SkippableFact]
    public async Task DeliveriesAndAttemptsGoWithTheirEvents()
    {
        var owner = await EndpointOwner.Make(store, _tenant);
        await Append(Start, 600);
        await Append(Start.AddDays(15), 5);
        await owner.Record([.. Enumerable.Range(1, 600).Select(seq => owner.Delivery(seq) with { AcceptedAt = Start })]);
        await owner.Record([.. Enumerable.Range(601, 5).Select(seq => owner.Delivery(seq) with { AcceptedAt = Start.AddDays(15) })]);

        await Log.Retain(Start.AddDays(14), default);

        Assert.Equal((5, 5), (await Count("deliveries"), await Count("attempts")));
        Assert.Single(await owner.Attempts(601));
    }

    [SkippableFact]
    public async Task KeysGoWhenTheirDayIsOver()
    {
        var command = Some.Event() with { IdempotencyKey = "key" };
        await Log.Append(_tenant, [command], store.Time.GetUtcNow(), default);
        await Log.Retain(store.Time.GetUtcNow().AddDays(-30), default);
        Assert.Equal(1, await Count("idempotency_keys"));

        store.Time.Advance(TimeSpan.FromHours(25));
        await Log.Retain(store.Time.GetUtcNow().AddDays(-30), default);

        Assert.Equal(0, await Count("idempotency_keys"));
    }

    [SkippableFact]
    public async Task NothingOldMeansNothingDropped()
    {
        Assert.Equal(0, await Log.Retain(Start.AddYears(-1), default));
    }

    private Task<IReadOnlyList<AppendResult>> Append(DateTimeOffset at, int count) =>
        Log.Append(_tenant, [.. Enumerable.Range(0, count).Select(_ => Some.Event())], at, default);

    private Task<long> Count(string table) => store.Get<Database>().Read(
        Scope.AllTenants,
        c => c.Row<long>($"SELECT count(*) FROM {table} WHERE tenant = @Tenant", new { Tenant = _tenant }, default), default);
}

public sealed class SqliteRetentionTests(SqliteFixture store) : RetentionContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRetentionTests(PostgresFixture store) : RetentionContract(store), IClassFixture<PostgresFixture>;
