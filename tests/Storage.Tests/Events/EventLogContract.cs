using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

public abstract class EventLogContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IEventLog Log => store.Get<IEventLog>();

    [SkippableFact]
    public async Task AnEmptyLogHasAHeadWhoseEpochStays()
    {
        var heads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Log.Head(_tenant, default))));

        var first = heads[0];
        Assert.All(heads, head => Assert.Equal(first, head));
        Assert.Equal((16, 0, 1), (first.Epoch.Length, first.Seq, first.OldestSeq));
        await Append(Some.Event());
        Assert.Equal(first with { Seq = 1 }, await Log.Head(_tenant, default));
    }

    [SkippableFact]
    public async Task EventsGetTheNextSeqInTheOrderOfTheBatch()
    {
        var batch = Enumerable.Range(0, 5).Select(_ => Some.Event()).ToArray();

        await Append(Some.Event());
        var results = await Append(batch);

        Assert.Equal([2, 3, 4, 5, 6], results.Select(r => r.Seq));
        Assert.Equal(batch.Select(e => e.Id), results.Select(r => r.Id));
        Assert.All(results, r => Assert.Equal((AppendStatus.Accepted, Noon), (r.Status, r.AcceptedAt)));
    }

    [SkippableFact]
    public async Task AnEventIsReadBackAsItWasGiven()
    {
        byte[] payload = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var given = Some.Event("*", "u:ann", "t:sales") with { Payload = payload, Priority = 7, Type = "a.ü\"b", Source = "web" };

        await Append(given);

        var read = Assert.Single(await Log.Read(_tenant, 0, 10, default));
        Assert.Equal(payload, read.Payload);
        Assert.Equal(given.Audience, read.Audience);
        Assert.Equal(
            (1L, given.Id, given.Type, given.Source, 7, Noon),
            (read.Seq, read.Id, read.Type, read.Source, read.Priority, read.AcceptedAt));
    }

    [SkippableFact]
    public async Task AnEmptyBatchAndAnEmptyPayloadAreFine()
    {
        Assert.Empty(await Append());

        await Append(Some.Event() with { Payload = [], Audience = [] });

        var read = Assert.Single(await Log.Read(_tenant, 0, 10, default));
        Assert.Empty(read.Payload);
        Assert.Empty(read.Audience);
    }

    [SkippableTheory]
    [InlineData(0, 3, new long[] { 1, 2, 3 })]
    [InlineData(3, 3, new long[] { 4, 5, 6 })]
    [InlineData(6, 3, new long[] { 7 })]
    [InlineData(7, 3, new long[0])]
    [InlineData(99, 3, new long[0])]
    [InlineData(0, 7, new long[] { 1, 2, 3, 4, 5, 6, 7 })]
    public async Task ReadsStopAtThePagesBorder(long after, int limit, long[] expected)
    {
        await Append([.. Enumerable.Range(0, 7).Select(_ => Some.Event())]);

        Assert.Equal(expected, (await Log.Read(_tenant, after, limit, default)).Select(e => e.Seq));
        Assert.Equal(expected, (await Log.ReadFor(_tenant, [new("*"), new("u:ann")], after, limit, default)).Select(e => e.Seq));
    }

    [SkippableFact]
    public async Task ReadForGivesWhatTheKeysMaySeeEachOnce()
    {
        await Append(
            Some.Event("*"), Some.Event("u:ann"), Some.Event("u:bob"), Some.Event("*", "u:ann"), Some.Event("t:x"),
            Some.Event("u:ann", "u:ann"), Some.Event());

        Assert.Equal([1, 2, 4, 6, 7], await SeqsFor("*", "u:ann"));
        Assert.Equal([1, 3, 4, 7], await SeqsFor("u:bob", "*"));
        Assert.Equal([5], await SeqsFor("t:x"));
        Assert.Equal([1, 4, 7], await SeqsFor("*", "*"));
        Assert.Empty(await SeqsFor());
    }

    [SkippableFact]
    public async Task ReadForPagesThroughEverythingWithoutHoles()
    {
        await Append([.. Enumerable.Range(0, 50).Select(i => Some.Event(i % 3 == 0 ? "*" : i % 3 == 1 ? "u:ann" : "u:bob"))]);

        var seen = new List<long>();
        while ((await Log.ReadFor(_tenant, [new("*"), new("u:ann")], seen.LastOrDefault(), 4, default)) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(e => e.Seq));
        }

        Assert.Equal(Enumerable.Range(0, 50).Where(i => i % 3 != 2).Select(i => i + 1L), seen);
    }

    [SkippableFact]
    public async Task TenantsDoNotSeeEachOther()
    {
        await Append(Some.Event());

        Assert.Empty(await Log.Read(Some.Tenant(), 0, 10, default));
        Assert.Empty(await Log.ReadFor(_tenant + "x", [new("*")], 0, 10, default));
    }

    [SkippableFact]
    public async Task TwoProcessesAppendingAtOnceLeaveNoGapAndNoDouble()
    {
        var logs = new[] { Log, store.NewInstance().GetRequiredService<IEventLog>() };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var own = new List<AppendResult>();
            for (var i = 0; i < 25; i++)
            {
                var batch = Enumerable.Range(0, 1 + (i % 4)).Select(n => Some.Event() with { IdempotencyKey = Key(worker, i, n) });
                own.AddRange(await logs[worker % 2].Append(_tenant, [.. batch], Noon, default));
            }

            return own;
        })));

        var seqs = results.SelectMany(own => own).Select(r => r.Seq).Order().ToArray();
        Assert.Equal(Enumerable.Range(1, seqs.Length).Select(i => (long)i), seqs);
        Assert.Equal(seqs, (await Log.Read(_tenant, 0, 10_000, default)).Select(e => e.Seq));
        Assert.Equal(seqs.Length, (await Log.Head(_tenant, default)).Seq);

        static string? Key(int worker, int batch, int n) => worker % 4 < 2 ? null : $"{worker}-{batch}-{n}";
    }

    [SkippableFact]
    public async Task ACommandSentAgainMakesNoSecondEvent()
    {
        var known = Some.Event();
        var first = Assert.Single(await Append(known));

        var again = await Append(Some.Event(), known, Some.Event() with { IdempotencyKey = "k" }, known);

        Assert.Equal([AppendStatus.Accepted, AppendStatus.Duplicate, AppendStatus.Accepted, AppendStatus.Duplicate], again.Select(r => r.Status));
        Assert.Equal([2, 1, 3, 1], again.Select(r => r.Seq));
        Assert.Equal(first with { Status = AppendStatus.Duplicate }, again[1]);
        Assert.Equal([1, 2, 3], (await Log.Read(_tenant, 0, 10, default)).Select(e => e.Seq));
    }

    [SkippableFact]
    public async Task OneCommandSentToTwoProcessesAtOnceMakesOneEvent()
    {
        var logs = new[] { Log, store.NewInstance().GetRequiredService<IEventLog>() };

        // Over and over on new tenants: the first append, when there is no head to lock yet, is the hardest.
        for (var round = 0; round < 30; round++)
        {
            var (tenant, command) = (Some.Tenant(), Some.Event());

            var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
                Task.Run(() => logs[i % 2].Append(tenant, [command], Noon, default))));

            Assert.Single(results, r => r[0].Status == AppendStatus.Accepted);
            Assert.All(results, r => Assert.Equal(1, r[0].Seq));
            Assert.Single(await Log.Read(tenant, 0, 10, default));
        }
    }

    protected Task<IReadOnlyList<AppendResult>> Append(params AppendEvent[] batch) => Log.Append(_tenant, batch, Noon, default);

    private async Task<IEnumerable<long>> SeqsFor(params string[] keys) =>
        (await Log.ReadFor(_tenant, [.. keys.Select(key => new KeyRange(key))], 0, 100, default)).Select(e => e.Seq);
}

public sealed class SqliteEventLogTests(SqliteFixture store) : EventLogContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresEventLogTests(PostgresFixture store) : EventLogContract(store), IClassFixture<PostgresFixture>;
