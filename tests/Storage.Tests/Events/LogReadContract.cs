using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

public abstract class LogReadContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IEventLog Log => store.Get<IEventLog>();

    [SkippableFact]
    public async Task ManyAreReadInOrderAndEachOnce()
    {
        await Append(Noon, [.. Enumerable.Range(0, 1200).Select(_ => Some.Event())]);

        Assert.Equal([2, 5, 9], await Many(9, 2, 5, 2, 5000));
        Assert.Equal(Enumerable.Range(1, 1200).Select(i => (long)i), await Many([.. Enumerable.Range(0, 1300).Select(i => (long)i)]));
        Assert.Empty(await Many());
    }

    [SkippableFact]
    public async Task HowManyDeliveriesLedToAnEventIsKept()
    {
        await Append(Noon, Some.Event() with { Hops = 3 }, Some.Event());
        await Append(Noon, Some.Event() with { Hops = 2, IdempotencyKey = "k" });

        Assert.Equal([3, 0, 2], (await Log.Read(_tenant, 0, 10, default)).Select(e => e.Hops));
        Assert.Equal([2], (await Log.ReadMany(_tenant, [3], default)).Select(e => e.Hops));
    }

    [SkippableFact]
    public async Task ReadingBeforeGoesBackwards()
    {
        await Append(Noon, [.. Enumerable.Range(0, 7).Select(_ => Some.Event())]);

        Assert.Equal([4, 3, 2], (await Log.ReadBefore(_tenant, 5, 3, default)).Select(e => e.Seq));
        Assert.Equal([7, 6], (await Log.ReadBefore(_tenant, long.MaxValue, 2, default)).Select(e => e.Seq));
        Assert.Empty(await Log.ReadBefore(_tenant, 1, 2, default));
    }

    [SkippableFact]
    public async Task ATimeIsTheFirstEventAtOrAfterIt()
    {
        for (var minute = 0; minute < 9; minute++)
        {
            await Append(Noon.AddMinutes(minute), Some.Event(), Some.Event(), Some.Event());
        }

        Assert.Equal(1, await Log.SeqAt(_tenant, Noon.AddYears(-1), default));
        Assert.Equal(1, await Log.SeqAt(_tenant, Noon, default));
        Assert.Equal(4, await Log.SeqAt(_tenant, Noon.AddSeconds(1), default));
        Assert.Equal(13, await Log.SeqAt(_tenant, Noon.AddMinutes(4), default));
        Assert.Equal(28, await Log.SeqAt(_tenant, Noon.AddMinutes(9), default));
        Assert.Equal(1, await Log.SeqAt(Some.Tenant(), Noon, default));
    }

    [SkippableFact]
    public async Task EventsAreCountedByTypeAndSource()
    {
        await Append(Noon, Some.Event(), Some.Event() with { Source = "api" }, Some.Event(), Some.Event() with { Type = "order.paid" });

        var counts = await Log.Count(_tenant, 1, 3, default);

        Assert.Equal(
            [new EventCount("order.created", "api", 1), new EventCount("order.created", "webhook", 2)], counts.OrderBy(c => c.Source, StringComparer.Ordinal));
        Assert.Equal(4, (await Log.Count(_tenant, 0, long.MaxValue, default)).Sum(c => c.Events));
    }

    private Task Append(DateTimeOffset at, params AppendEvent[] batch) => Log.Append(_tenant, batch, at, default);

    private async Task<IEnumerable<long>> Many(params long[] seqs) => (await Log.ReadMany(_tenant, seqs, default)).Select(e => e.Seq);
}

public sealed class SqliteLogReadTests(SqliteFixture store) : LogReadContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresLogReadTests(PostgresFixture store) : LogReadContract(store), IClassFixture<PostgresFixture>;
