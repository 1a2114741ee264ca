using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Inboxes;

public abstract class InboxContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IInboxStore Inboxes => store.Get<IInboxStore>();

    [SkippableFact]
    public async Task TheFirstSignInDecidesWhereAUserJoined()
    {
        Assert.Null(await Inboxes.Find(_tenant, "ann", default));

        var first = await Inboxes.Ensure(_tenant, "ann", 5, Noon, default);

        Assert.Equal(new UserRow(_tenant, "ann", 5, 0, 0, Noon), first);
        Assert.Equal(first, await Inboxes.Ensure(_tenant, "ann", 9, Noon.AddDays(1), default));
        Assert.Equal(first, await Inboxes.Find(_tenant, "ann", default));
    }

    [SkippableFact]
    public async Task AListIsNewestFirstInPagesAndEachOnce()
    {
        await Ann();
        await Append("*", "u:ann", "u:bob", "*+u:ann", "t:x", "*");

        var first = await Inboxes.List(_tenant, "ann", null, 2, false, default);
        var second = await Inboxes.List(_tenant, "ann", first[^1].Event.Seq, 2, false, default);
        var third = await Inboxes.List(_tenant, "ann", second[^1].Event.Seq, 2, false, default);

        Assert.Equal([6, 4], Seqs(first));
        Assert.Equal([2, 1], Seqs(second));
        Assert.Empty(third);
        Assert.Equal(["*", "u:ann"], first[1].Event.Audience);
    }

    [SkippableFact]
    public async Task OlderBroadcastsAreReadOlderPersonalOnesAreNot()
    {
        await Append("*", "u:ann", "*+u:ann", "*");
        await Ann(joined: 3);

        var all = await Inboxes.List(_tenant, "ann", null, 10, false, default);

        Assert.Equal([false, false, false, true], all.Select(i => i.IsRead));
        Assert.Equal([4, 3, 2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, true, default)));
        Assert.Equal(3, await Inboxes.CountUnread(_tenant, "ann", null, default));
    }

    [SkippableFact]
    public async Task MarkingReadCountsOnlyWhatBecameRead()
    {
        await Ann();
        var ids = await Append("*", "u:bob", "*", "u:ann");

        Assert.Equal(2, await Inboxes.MarkRead(_tenant, "ann", [ids[0], ids[1], ids[3], "evt_unknown"], Noon, default));
        Assert.Equal(0, await Inboxes.MarkRead(_tenant, "ann", [ids[0], ids[1]], Noon, default));
        Assert.Equal(0, await Inboxes.MarkRead(_tenant, "ann", [], Noon, default));

        Assert.Equal(1, (await Inboxes.Find(_tenant, "ann", default))!.Version);
        Assert.Equal([3], Seqs(await Inboxes.List(_tenant, "ann", null, 10, true, default)));
        var item = (await Inboxes.List(_tenant, "ann", 2, 1, false, default))[0];
        Assert.Equal((true, Noon), (item.IsRead, item.ReadAt));
    }

    [SkippableFact]
    public async Task MarkingReadByTwoDevicesAtOnceCountsEachOnce()
    {
        await Ann();
        var ids = await Append([.. Enumerable.Repeat("*", 20)]);

        var marked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Inboxes.MarkRead(_tenant, "ann", ids, Noon, default))));

        Assert.Equal(20, marked.Sum());
        Assert.Equal(1, (await Inboxes.Find(_tenant, "ann", default))!.Version);
    }

    [SkippableFact]
    public async Task MarkingAllReadMovesForwardOnlyAndNotPastTheHead()
    {
        await Ann();
        await Append("*", "*", "*", "*");

        await Inboxes.MarkReadUpTo(_tenant, "ann", 3, Noon, default);
        await Inboxes.MarkReadUpTo(_tenant, "ann", 2, Noon, default);

        var user = (await Inboxes.Find(_tenant, "ann", default))!;
        Assert.Equal((3, 1), (user.ReadUpTo, user.Version));
        await Inboxes.MarkReadUpTo(_tenant, "ann", 1_000, Noon, default);
        Assert.Equal(4, (await Inboxes.Find(_tenant, "ann", default))!.ReadUpTo);
        await Append("*");
        Assert.Equal(1, await Inboxes.CountUnread(_tenant, "ann", null, default));
    }

    [SkippableFact]
    public async Task SomebodyWhoNeverSignedInHasNothingToMark()
    {
        var ids = await Append("*");

        Assert.Equal(0, await Inboxes.MarkRead(_tenant, "zoe", ids, Noon, default));
        await Inboxes.MarkReadUpTo(_tenant, "zoe", 1, Noon, default);

        Assert.Null(await Inboxes.Find(_tenant, "zoe", default));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TheCountIsAlwaysWhatTheListShows(int seed)
    {
        var random = new Random(seed);
        var model = new InboxModel(Inboxes, store.Get<IEventLog>(), _tenant + seed, random, Noon);
        await model.Join("ann");
        for (var step = 0; step < 60; step++)
        {
            await model.Step();

            await model.Verify("ann");
            await model.Verify("bob");
        }
    }

    private Task<UserRow> Ann(long joined = 0) => Inboxes.Ensure(_tenant, "ann", joined, Noon, default);

    private async Task<string[]> Append(params string[] audiences)
    {
        var batch = audiences.Select(audience => Some.Event(audience.Split('+'))).ToArray();
        await store.Get<IEventLog>().Append(_tenant, batch, Noon, default);
        return [.. batch.Select(e => e.Id)];
    }

    private static IEnumerable<long> Seqs(IEnumerable<InboxItem> items) => items.Select(item => item.Event.Seq);
}

public sealed class SqliteInboxTests(SqliteFixture store) : InboxContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresInboxTests(PostgresFixture store) : InboxContract(store), IClassFixture<PostgresFixture>;
