using OrleansNotify.Inboxes;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

/// <summary>A long log is counted by ranks, and each count is that of its rows.</summary>
public abstract class RankContract(StoreFixture store)
{
    private const int Events = 12_000;
    private static readonly DateTimeOffset Noon = Some.Noon;
    private readonly string _tenant = Some.Tenant();
    private readonly Random _random = new(7);
    private readonly List<AppendEvent> _events = [];

    private IEventLog Log => store.Get<IEventLog>();

    private IInboxStore Inboxes => store.Get<IInboxStore>();

    [SkippableFact]
    public async Task CountsByRanksAreCountsOfRows()
    {
        await Inboxes.Ensure(_tenant, "ann", 0, Noon, default);
        await Append(Events, Noon);
        Assert.Equal(0, await Ranks());

        await Verify();
        Assert.InRange(await Ranks(), 5, 20);
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
        string[][] audiences = [["*"], ["*"], ["*"], ["*", "u:ann"], ["u:ann"], ["u:bob"], ["u:ann", "u:bob"]];
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
        {
            var batch = some.Select(_ => Some.Event(audiences[_random.Next(audiences.Length)])).ToArray();
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

    private Task<long> Ranks() => store.Get<Database>().Read(
        c => c.Row<long>("SELECT count(*) FROM audience_ranks WHERE tenant = @Tenant", new { Tenant = _tenant }, default), default);
}

public sealed class SqliteRankTests(SqliteFixture store) : RankContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRankTests(PostgresFixture store) : RankContract(store), IClassFixture<PostgresFixture>;
