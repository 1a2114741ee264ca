using System.Text;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Events;

public abstract class EventSearchContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IEventLog Log => store.Get<IEventLog>();

    [SkippableFact]
    public async Task AnEventIsFoundByTheBeginningOfItsIdInItsOwnTenantOnly()
    {
        var (own, other) = (Some.Event(), Some.Event());
        await Log.Append(_tenant, [own], Some.Noon, default);
        await Log.Append(Some.Tenant(), [other], Some.Noon, default);

        Assert.Equal([1], await Log.WithIdPrefix(_tenant, own.Id[..^2], 100, default));
        Assert.Equal([1], await Log.WithIdPrefix(_tenant, own.Id, 100, default));
        Assert.Empty(await Log.WithIdPrefix(_tenant, other.Id, 100, default));
    }

    [SkippableTheory]
    [InlineData("""{"note":"caf\u00e9"}""", "café")]
    [InlineData("""{"note":"caf\u00E9"}""", "café")]
    [InlineData("""{"note":"café"}""", "café")]
    [InlineData("""{"note":"say \"hi\""}""", "say \"hi\"")]
    [InlineData("""{"total":9007199254740993}""", "9007199254740993")]
    [InlineData("""{"emoji":"\ud83d\ude00"}""", "😀")]
    [InlineData("""{"percent":"100 % _"}""", "% _")]
    public async Task ATextIsFoundHoweverThePayloadWritesIt(string payload, string text)
    {
        await Log.Append(_tenant, [Some.Event(), Some.Event() with { Payload = Encoding.UTF8.GetBytes(payload) }, Some.Event()], Some.Noon, default);

        Assert.Equal([2], await Log.Search(_tenant, new EventSearch(text, [], [], 1, 3, 10), default));
    }

    [SkippableFact]
    public async Task TheNewestComeFirstWithinTheRangeTypesAndSources()
    {
        AppendEvent[] events = [.. Enumerable.Range(1, 8).Select(i => Some.Event() with { Type = i % 2 == 0 ? "even" : "odd", Source = i < 5 ? "low" : "high" })];
        await Log.Append(_tenant, events, Some.Noon, default);

        Assert.Equal([7, 6, 5], await Log.Search(_tenant, new EventSearch("\"a\":1", [], [], 2, 7, 3), default));
        Assert.Equal([2, 3, 4], await Log.Search(_tenant, new EventSearch("\"a\":1", [], [], 2, 7, 3) { IsOldestFirst = true }, default));
        Assert.Equal([6, 4, 2], await Log.Search(_tenant, new EventSearch("\"a\":1", ["even"], [], 2, 7, 9), default));
        Assert.Equal([6], await Log.Search(_tenant, new EventSearch("\"a\":1", ["even"], ["high", "none"], 2, 7, 9), default));
        Assert.Empty(await Log.Search(_tenant, new EventSearch("\"A\":1", [], [], 1, 8, 9), default));
    }
}

public sealed class SqliteEventSearchTests(SqliteFixture store) : EventSearchContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresEventSearchTests(PostgresFixture store) : EventSearchContract(store), IClassFixture<PostgresFixture>;
