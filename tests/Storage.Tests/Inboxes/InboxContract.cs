using OrleansNotify.Events;
using OrleansNotify.Storage;
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

        var first = await Inboxes.List(_tenant, "ann", null, 2, InboxFilter.Shown, default);
        var second = await Inboxes.List(_tenant, "ann", first[^1].Event.Seq, 2, InboxFilter.Shown, default);
        var third = await Inboxes.List(_tenant, "ann", second[^1].Event.Seq, 2, InboxFilter.Shown, default);

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

        var all = await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default);

        Assert.Equal([false, false, false, true], all.Select(i => i.IsRead));
        Assert.Equal([4, 3, 2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Unread, default)));
        Assert.Equal(3, await Inboxes.CountUnread(_tenant, "ann", null, default));
    }

    [SkippableFact]
    public async Task MarkingReadCountsOnlyWhatBecameRead()
    {
        await Ann();
        var ids = await Append("*", "u:bob", "*", "u:ann");

        Assert.Equal([ids[0], ids[3]], Ids(await Read(ids[0], ids[1], ids[3], "evt_unknown")));
        Assert.Empty(await Read(ids[0], ids[1]));
        Assert.Empty(await Read());

        Assert.Equal(1, (await Inboxes.Find(_tenant, "ann", default))!.Version);
        Assert.Equal([3], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Unread, default)));
        var item = (await Inboxes.List(_tenant, "ann", 2, 1, InboxFilter.Shown, default))[0];
        Assert.Equal((true, Noon), (item.IsRead, item.ReadAt));
    }

    [SkippableFact]
    public async Task MarkingReadByTwoDevicesAtOnceCountsEachOnce()
    {
        await Ann();
        var ids = await Append([.. Enumerable.Repeat("*", 20)]);

        var marked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Read(ids))));

        Assert.Equal(20, marked.Sum(changed => changed.Count));
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
    public async Task WhatMadeNoDifferenceSaysSoWithTheVersionOfTheLastThatDid()
    {
        await Ann();
        var ids = await Append("*", "*", "*");

        var moved = await Inboxes.MarkReadUpTo(_tenant, "ann", 2, Noon, default);
        var again = await Inboxes.MarkReadUpTo(_tenant, "ann", 1, Noon, default);
        var dismissed = await Inboxes.Change(_tenant, "ann", [ids[2]], new InboxPatch(Dismissed: true), Noon, default);
        var twice = await Inboxes.Change(_tenant, "ann", [ids[2]], new InboxPatch(Dismissed: true), Noon, default);

        Assert.Equal((1, 2, true), (moved.Version, moved.ReadUpTo, moved.IsChanged));
        Assert.Equal((1, 2, false), (again.Version, again.ReadUpTo, again.IsChanged));
        Assert.Equal((2, 2, true), (dismissed.Version, dismissed.ReadUpTo, dismissed.IsChanged));
        Assert.Equal((2, 2, false), (twice.Version, twice.ReadUpTo, twice.IsChanged));
        Assert.Equal([ids[2]], Ids(dismissed.Items));
        Assert.Empty(twice.Items);
    }

    [SkippableFact]
    public async Task SomebodyWhoNeverSignedInHasNothingToMark()
    {
        var ids = await Append("*");

        var changed = await Inboxes.Change(_tenant, "zoe", ids, new InboxPatch(Read: true), Noon, default);
        await Inboxes.MarkReadUpTo(_tenant, "zoe", 1, Noon, default);

        Assert.Empty(changed.Items);
        Assert.False(changed.IsChanged);
        Assert.Null(await Inboxes.Find(_tenant, "zoe", default));
    }

    [SkippableFact]
    public async Task WhatIsReadOrPutAwayIsHandled()
    {
        await Ann();
        var ids = await Append("u:ann", "u:ann", "u:ann", "u:ann", "u:ann", "u:ann");
        await Inboxes.MarkReadUpTo(_tenant, "ann", 2, Noon, default);
        await Change(new(Read: false), ids[1]);
        await Change(new(Read: true), ids[2]);
        await Change(new(Dismissed: true), ids[3]);
        await Change(new(Archived: true), ids[4]);
        var items = Enumerable.Range(1, 6).SelectMany(seq => (ItemRef[])[new("ann", seq), new("zoe", seq)]).ToArray();

        var handled = await store.Get<IHandledItems>().Of(_tenant, items, default);

        Assert.Equal([1, 3, 4, 5], handled.Where(item => item.User == "ann").Select(item => item.Seq).Order());
        Assert.DoesNotContain(handled, item => item.User == "zoe");
        Assert.Empty(await store.Get<IHandledItems>().Of(_tenant, [], default));
    }

    [SkippableFact]
    public async Task WhatWasMarkedUnreadIsUnreadUntilItIsReadAgain()
    {
        await Ann();
        var ids = await Append("*", "u:ann", "*");
        await Inboxes.MarkReadUpTo(_tenant, "ann", 3, Noon, default);

        Assert.Equal([ids[1]], Ids(await Change(new(Read: false), ids[1])));
        Assert.Equal([2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Unread, default)));
        await Inboxes.MarkReadUpTo(_tenant, "ann", 1, Noon, default);
        Assert.Equal(1, await Inboxes.CountUnread(_tenant, "ann", null, default));

        Assert.Equal([ids[1]], Ids((await Inboxes.MarkReadUpTo(_tenant, "ann", 2, Noon, default)).Items));
        Assert.Equal(0, await Inboxes.CountUnread(_tenant, "ann", null, default));
        Assert.Equal(3, (await Inboxes.Find(_tenant, "ann", default))!.Version);
    }

    [SkippableFact]
    public async Task ABroadcastOfBeforeTheFirstSignInCanBeMarkedUnread()
    {
        var ids = await Append("*", "*");
        await Ann(joined: 2);

        await Change(new(Read: false), ids[0]);

        Assert.Equal([1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Unread, default)));
    }

    [SkippableFact]
    public async Task ReadingAllKeepsWhatElseWasDone()
    {
        await Ann();
        var ids = await Append("*", "*", "*");
        await Change(new(Read: true, Archived: true), ids[0]);
        await Change(new(Read: true), ids[1]);

        await Inboxes.MarkReadUpTo(_tenant, "ann", 3, Noon, default);

        Assert.Equal([3, 2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default)));
        Assert.Equal([ids[0]], Ids((await Inboxes.ChangesSince(_tenant, "ann", 0, 10, default))!.Items));
    }

    [SkippableFact]
    public async Task ASnoozedOneComesBackByItself()
    {
        await Ann();
        var ids = await Append("*", "*");
        var until = store.Time.GetUtcNow().AddMinutes(10);
        await Inboxes.Change(_tenant, "ann", [ids[1]], new InboxPatch(SnoozedUntil: until), store.Time.GetUtcNow(), default);

        Assert.Equal([1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default)));
        Assert.Equal(1, await Inboxes.CountUnread(_tenant, "ann", null, default));
        Assert.Equal([2, 1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, new InboxFilter(WithSnoozed: true), default)));
        store.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([2, 1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default)));
        Assert.Equal(2, await Inboxes.CountUnread(_tenant, "ann", null, default));
    }

    [SkippableFact]
    public async Task WhatIsPutAwayIsListedWhenItIsAskedFor()
    {
        await Ann();
        var ids = await Append("*", "*", "*");
        await Change(new(Dismissed: true), ids[0]);
        await Change(new(Archived: true), ids[1]);

        Assert.Equal([3], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default)));
        Assert.Equal([3, 1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, new InboxFilter(WithDismissed: true), default)));
        Assert.Equal([3, 2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, new InboxFilter(WithArchived: true), default)));
        Assert.Equal([3, 2, 1], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Everything with { IsUnreadOnly = true }, default)));
    }

    [SkippableFact]
    public async Task ChangingWhatIsShownTakesTheNewestFirst()
    {
        await Ann();
        var ids = await Append("*", "u:ann", "*+u:ann", "u:bob");

        var first = await Inboxes.ChangeShown(_tenant, "ann", 2, new InboxPatch(Archived: true), Noon, default);
        var rest = await Inboxes.ChangeShown(_tenant, "ann", 2, new InboxPatch(Archived: true), Noon, default);

        Assert.Equal([ids[1], ids[2]], Ids(first.Items).Order());
        Assert.Equal([ids[0]], Ids(rest.Items));
        Assert.Empty(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Shown, default));
    }

    [SkippableFact]
    public async Task AnItemIsFoundByWhoeverMaySeeIt()
    {
        await Ann();
        var ids = await Append("u:ann", "u:bob", "t:x");
        await Change(new(Read: true, Seen: true), ids[0]);

        var found = await Inboxes.FindItem(_tenant, "ann", ids[0], default);

        Assert.Equal((1, true, Noon), (found!.Event.Seq, found.IsRead, found.SeenAt));
        Assert.Null(await Inboxes.FindItem(_tenant, "ann", ids[1], default));
        Assert.Null(await Inboxes.FindItem(_tenant, "ann", ids[2], default));
        Assert.Null(await Inboxes.FindItem(_tenant, "ann", "evt_none", default));
    }

    [SkippableFact]
    public async Task AWholeVersionIsToldAtOnceHoweverLarge()
    {
        await Ann();
        var ids = await Append([.. Enumerable.Repeat("*", 8)]);
        await Change(new(Seen: true), ids[0]);
        await Change(new(Seen: true), ids[1..]);

        var first = (await Inboxes.ChangesSince(_tenant, "ann", 0, 3, default))!;
        var second = (await Inboxes.ChangesSince(_tenant, "ann", first.Version, 3, default))!;
        var third = (await Inboxes.ChangesSince(_tenant, "ann", second.Version, 3, default))!;

        Assert.Equal((1, 1, true), (first.Items.Count, first.Version, first.IsMore));
        Assert.Equal((7, 2), (second.Items.Count, second.Version));
        Assert.Equal((0, 2, false), (third.Items.Count, third.Version, third.IsMore));
        Assert.Null(await Inboxes.ChangesSince(_tenant, "zoe", 0, 3, default));
    }

    [SkippableFact]
    public async Task WhatIsWithdrawnIsInNobodysInboxAndWhoeverSawItHears()
    {
        await Ann();
        var ids = await Append("*+u:ann", "u:ann", "w:*+w:u:ann");
        await Change(new(Read: false, Seen: true), ids[0]);
        var log = store.Get<IEventLog>();

        await log.Withdraw(_tenant, (await log.Find(_tenant, ids[0], default))!, default);

        Assert.Equal([2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Everything, default)));
        Assert.Equal([2], Seqs(await Inboxes.List(_tenant, "ann", null, 10, InboxFilter.Unread, default)));
        Assert.Equal(1, await Inboxes.CountUnread(_tenant, "ann", null, default));
        Assert.Null(await Inboxes.FindItem(_tenant, "ann", ids[0], default));
        Assert.Equal([2, 3], (await log.ReadFor(_tenant, [.. AudienceKey.Of("ann").Select(key => new KeyRange(key))], 0, 10, default)).Select(logged => logged.Seq));
        Assert.Equal([1, 2, 3], (await log.Read(_tenant, 0, 10, default)).Select(logged => logged.Seq));
        Assert.Empty((await log.Find(_tenant, ids[0], default))!.Audience);
    }

    [SkippableFact]
    public async Task WhatIsWithdrawnWhileItIsChangedLeavesNothingBehind()
    {
        await Ann();
        var log = store.Get<IEventLog>();
        for (var i = 0; i < 100; i++)
        {
            var ids = await Append([.. Enumerable.Repeat("*", 8)]);
            var logged = await log.ReadMany(_tenant, [.. Enumerable.Range((i * 8) + 1, 8).Select(seq => (long)seq)], default);

            await Task.WhenAll([Task.Run(() => Read(ids)), .. logged.Select(one => Task.Run(() => log.Withdraw(_tenant, one, default)))]);

            Assert.Equal(0, await Inboxes.CountUnread(_tenant, "ann", null, default));
        }

        Assert.Empty((await Inboxes.ChangesSince(_tenant, "ann", 0, 1_000, default))!.Items);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 0)]
    public async Task ListsAndCountsAreAlwaysWhatTheRuleSays(int seed, int bearableShared = Ranks.Bearable)
    {
        var random = new Random(seed);
        var inboxes = new InboxStore(store.Get<Database>(), store.Get<Ranks>(), store.Time) { BearableShared = bearableShared, SharedStep = 12 };
        var model = new InboxModel(inboxes, store.Get<IEventLog>(), _tenant + seed, random, store.Time);
        await model.Join("ann");
        var (often, seldom) = (new Device(inboxes, _tenant + seed, "ann"), new Device(inboxes, _tenant + seed, "ann"));
        for (var step = 0; step < 80; step++)
        {
            await model.Step();

            await model.Verify("ann");
            await model.Verify("bob");
            foreach (var device in step % 20 == 19 ? new[] { often, seldom } : [often])
            {
                await device.Sync();
                await device.Verify();
            }
        }
    }

    private Task<IReadOnlyList<ItemState>> Read(params string[] ids) => Change(new InboxPatch(Read: true), ids);

    private async Task<IReadOnlyList<ItemState>> Change(InboxPatch patch, params string[] ids)
        => (await Inboxes.Change(_tenant, "ann", ids, patch, Noon, default)).Items;

    private Task<UserRow> Ann(long joined = 0) => Inboxes.Ensure(_tenant, "ann", joined, Noon, default);

    private async Task<string[]> Append(params string[] audiences)
    {
        var batch = audiences.Select(audience => Some.Event(audience.Split('+'))).ToArray();
        await store.Get<IEventLog>().Append(_tenant, batch, Noon, default);
        return [.. batch.Select(e => e.Id)];
    }

    private static IEnumerable<string> Ids(IEnumerable<ItemState> states) => states.Select(state => state.Id);

    private static IEnumerable<long> Seqs(IEnumerable<InboxItem> items) => items.Select(item => item.Event.Seq);
}

public sealed class SqliteInboxTests(SqliteFixture store) : InboxContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresInboxTests(PostgresFixture store) : InboxContract(store), IClassFixture<PostgresFixture>;
