using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Activity;

public abstract class ActivityContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task EntriesAreListedNewestFirstByPageAndTenant()
    {
        var (log, tenant) = (store.Get<IActivityLog>(), Some.Tenant());
        foreach (var subject in new[] { "1", "2", "3" })
        {
            await log.Add(new(0, tenant, "ann", "session.created", subject, "192.0.2.1", Noon), default);
        }

        var first = await log.List(tenant, null, 2, default);
        var second = await log.List(tenant, first[^1].Id, 2, default);

        Assert.Equal(["3", "2"], first.Select(entry => entry.Subject));
        Assert.Equal(
            new ActivityEntry(second[0].Id, tenant, "ann", "session.created", "1", "192.0.2.1", Noon), Assert.Single(second));
        Assert.Empty(await log.List(Some.Tenant(), null, 2, default));
    }
}

public sealed class SqliteActivityTests(SqliteFixture store) : ActivityContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresActivityTests(PostgresFixture store) : ActivityContract(store), IClassFixture<PostgresFixture>;
