using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Activity;

public abstract class ActivityContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _tenant = Some.Tenant();

    private IActivityLog Log => store.Get<IActivityLog>();

    [SkippableFact]
    public async Task EntriesAreListedNewestFirstByPageAndTenant()
    {
        foreach (var subject in new[] { "1", "2", "3" })
        {
            await Add("ann", "session.created", subject, 0);
        }

        var first = await Log.List(new ActivityQuery(_tenant, 2), default);
        var second = await Log.List(new ActivityQuery(_tenant, 2, Before: ActivityPosition.Of(first[^1])), default);

        Assert.Equal(["3", "2"], first.Select(entry => entry.Subject));
        var above = await Log.List(new ActivityQuery(_tenant, 1, After: ActivityPosition.Of(second[0])), default);
        Assert.Equal(["2"], above.Select(entry => entry.Subject));
        Assert.Equal(["3", "2"], (await Log.List(new ActivityQuery(_tenant, 9, After: ActivityPosition.Of(second[0])), default)).Select(entry => entry.Subject));
        Assert.Empty(await Log.List(new ActivityQuery(_tenant, 9, After: ActivityPosition.Of(first[0])), default));
        Assert.Equal(
            new ActivityEntry(second[0].Id, _tenant, "ann", "session.created", "1", "192.0.2.1", Noon), Assert.Single(second));
        Assert.Empty(await Log.List(new ActivityQuery(Some.Tenant(), 2), default));
    }

    [SkippableFact]
    public async Task EachFilterLeavesOutWhatItDoesNotName()
    {
        await Add("ann", "endpoint.created", "ep_1", 0);
        await Add("bob", "endpoint.deleted", "ep_1", 1);
        await Add("ann", "endpoints.counted", "ep_2", 2);
        await Add("ann", "session.created", "ann", 3);

        Assert.Equal([3, 2, 0], await Minutes(query => query with { Actor = "ann" }));
        Assert.Equal([1], await Minutes(query => query with { Action = "endpoint.deleted" }));
        Assert.Equal([1, 0], await Minutes(query => query with { Area = "endpoint" }));
        Assert.Equal([1, 0], await Minutes(query => query with { Subject = "ep_1" }));
        Assert.Equal([0], await Minutes(query => query with { Actor = "ann", Area = "endpoint", Subject = "ep_1" }));
        Assert.Equal([2, 1], await Minutes(query => query with { From = Noon.AddMinutes(1), To = Noon.AddMinutes(3) }));
    }

    [SkippableFact]
    public async Task APageAfterTheEndOfASpanIsOfTheSpan()
    {
        for (var minute = 0; minute < 4; minute++)
        {
            await Add("ann", "a.b", "", minute);
        }

        var newest = (await Log.List(new ActivityQuery(_tenant, 1), default))[0];

        Assert.Equal([1, 0], await Minutes(query => query with { To = Noon.AddMinutes(2), Before = ActivityPosition.Of(newest) }));
        Assert.Equal([2, 1], await Minutes(query => query with { From = Noon.AddMinutes(1), To = Noon.AddMinutes(3), After = new ActivityPosition(1, 1) }));
    }

    [Theory]
    [InlineData("12-3", true)]
    [InlineData("", false)]
    [InlineData("12", false)]
    [InlineData("12-", false)]
    [InlineData("-1-3", false)]
    [InlineData("1-2-3", false)]
    [InlineData("a-3", false)]
    public void APositionIsTwoNumbers(string text, bool isPosition)
    {
        Assert.Equal(isPosition, ActivityPosition.TryParse(text, out var position));
        Assert.True(!isPosition || position.ToString() == text);
    }

    private Task Add(string actor, string action, string subject, int minute)
        => Log.Add(new(0, _tenant, actor, action, subject, "192.0.2.1", Noon.AddMinutes(minute)), default);

    private async Task<List<int>> Minutes(Func<ActivityQuery, ActivityQuery> narrow)
        => [.. (await Log.List(narrow(new ActivityQuery(_tenant, 10)), default)).Select(entry => (int)(entry.At - Noon).TotalMinutes)];
}

public sealed class SqliteActivityTests(SqliteFixture store) : ActivityContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresActivityTests(PostgresFixture store) : ActivityContract(store), IClassFixture<PostgresFixture>;
