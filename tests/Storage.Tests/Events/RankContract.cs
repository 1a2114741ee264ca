using OrleansNotify.Inboxes;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

/// <summary>A long log is counted by ranks, and each count is that of its rows.</summary>
public abstract class RankContract(StoreFixture store)
{
    private const int Events = 12_000;
    private static readonly DateTimeOffset Noon = Some.Noon;
    private static readonly string[][] Single = [["*"], ["*"], ["*"], ["*", "u:ann"], ["u:ann"], ["u:bob"], ["u:ann", "u:bob"]];
    private static readonly string[][] Shared = [["*", "u:ann"], ["t:x", "u:ann"], ["*", "t:x"], ["t:x", "u:bob"], ["*", "u:ann", "u:bob"]];
    private readonly string _tenant = Some.Tenant();
    private readonly Random _random = new(7);
    private readonly List<AppendEvent> _events = [];
    private string[][] _audiences = Single;

    private IEventLog Log => store.Get<IEventLog>();

    private IInboxStore Inboxes => store.Get<IInboxStore>();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CountsByRanksAreCountsOfRows(bool areShared)
    {
        _audiences = areShared ? Shared : Single;
        await Inboxes.Ensure(_tenant, "ann", 0, Noon, default);
        await Append(Events, Noon);
        Assert.Equal((0, 0), await Kept());

        await Verify();
        var (ranks, shared) = await Kept();
        Assert.InRange(ranks, 5, 20);
        Assert.Equal(areShared ? _events.Count(IsAnns) : 0, shared);
        await Withdraw(40);
        await Verify();
        await Append(6_000, Noon.AddDays(40));
        await Verify();
        await Withdraw(40);
        await Verify();
        await Inboxes.MarkReadUpTo(_tenant, "ann", 3_700, Noon, default);
        await Inboxes.Change(_tenant, "ann", [_events[5_001].Id, _events[12_999].Id], new InboxPatch(Read: true), Noon, default);
        await Verify(3_700, [5_002, 13_000]);

        await Log.Retain(Noon.AddDays(20), default);

        await Verify(Events, [13_000]);
    }

    /// <summary>Whatever comes between what was counted and that it is kept.</summary>
    [SkippableFact]
    public async Task WhatIsWithdrawnWhileOthersCountIsNotKept()
    {
        _audiences = Shared;
        await Inboxes.Ensure(_tenant, "ann", 0, Noon, default);
        await Append(6_000, Noon);

        var counting = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Inboxes.CountUnread(_tenant, "ann", null, default)));
        await Withdraw(40);
        await counting;

        Assert.Equal(_events.Count(IsAnns), await Inboxes.CountUnread(_tenant, "ann", null, default));
        Assert.Equal(_events.Count(IsAnns), (await Kept()).Shared);
    }

    private async Task Verify(int after = 0, params long[] read)
    {
        var times = Enumerable.Range(0, 25).Select(_ => _random.NextInt64(after, _events.Count + 1)).Append(_events.Count);
        foreach (var upTo in times)
        {
            var expected = _events.Take((int)upTo).Skip(after).Count(IsAnns) - read.Count(seq => seq <= upTo && IsAnns(_events[(int)seq - 1]));
            Assert.Equal(expected, await Inboxes.CountUnread(_tenant, "ann", upTo, default));
        }
    }

    private static bool IsAnns(AppendEvent e) => e.Audience.Contains("*") || e.Audience.Contains("u:ann");

    private async Task Append(int count, DateTimeOffset at)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
        {
            var batch = some.Select(_ => Some.Event(_random.GetItems(_audiences, 1)[0])).ToArray();
            await Log.Append(_tenant, batch, at, default);
            _events.AddRange(batch);
        }
    }

    private async Task Withdraw(int count)
    {
        foreach (var seq in Enumerable.Range(0, count).Select(_ => _random.Next(1, _events.Count + 1)))
        {
            await Log.Withdraw(_tenant, (await Log.ReadMany(_tenant, [seq], default))[0], default);
            _events[seq - 1] = _events[seq - 1] with { Audience = [] };
        }
    }

    /// <returns>How many ranks, and how many events are known to be shared.</returns>
    private async Task<(long Ranks, long Shared)> Kept() => (
        await One("SELECT count(*) FROM audience_ranks WHERE tenant = @Tenant"),
        await One("SELECT coalesce(max(events), 0) FROM shared_counts WHERE tenant = @Tenant"));

    private Task<long> One(string sql) => store.Get<Database>().Read(Scope.AllTenants, c => c.Row<long>(sql, new { Tenant = _tenant }, default), default);
}

public sealed class SqliteRankTests(SqliteFixture store) : RankContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRankTests(PostgresFixture store) : RankContract(store), IClassFixture<PostgresFixture>;
