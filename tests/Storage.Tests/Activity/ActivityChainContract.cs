using OrleansNotify.Events;
using OrleansNotify.Sessions;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Activity;

public abstract class ActivityChainContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IActivityLog Log => store.Get<IActivityLog>();

    private IActivityChain Chain => store.Get<IActivityChain>();

    [SkippableFact]
    public async Task EntriesThatNobodyChangedAreIntact()
    {
        var other = Some.Tenant();
        await Add(5);
        await Log.Add(new ActivityEntry(0, other, "é ☃ 😀", "a.b", "", "", Some.Noon), default);

        Assert.Equal(new ActivityVerdict(_tenant, 5, 0, 0, null), await Verify());
        Assert.Equal(new ActivityVerdict(other, 1, 0, 0, null), await Chain.Verify(other, default));
        Assert.Superset(new HashSet<string> { _tenant, other }, new HashSet<string>(await Chain.Tenants(null, 10_000, default)));
        Assert.Equal(new ActivityVerdict("nobody", 0, 0, 0, null), await Chain.Verify("nobody", default));
    }

    [SkippableFact]
    public async Task TheOperatorsEntriesAreOfNoTenant()
    {
        var before = await Chain.Verify("", default);
        await Log.Add(new ActivityEntry(0, "", "operator", "tenant.suspended", _tenant, "", Some.Noon), default);

        Assert.Equal(before with { Entries = before.Entries + 1 }, await Chain.Verify("", default));
        Assert.Equal("", (await Chain.Tenants(null, 1, default))[0]);
        Assert.Empty(await Log.List(new ActivityQuery(_tenant, 10), default));
        Assert.Contains(await Log.List(new ActivityQuery("", 10), default), entry => entry.Subject == _tenant);
    }

    [SkippableFact]
    public async Task EntriesOfTwoProcessesAtOnceAreOneChain()
    {
        var other = store.NewInstance().GetRequiredService<IActivityLog>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Log : other).Add(Entry($"{i}", 0), default)));

        Assert.Equal(new ActivityVerdict(_tenant, 20, 0, 0, null), await Verify());
    }

    [SkippableTheory]
    [InlineData("UPDATE activity SET actor = 'eve' WHERE tenant = @Tenant AND number = 3")]
    [InlineData("UPDATE activity SET action = 'c.d' WHERE tenant = @Tenant AND number = 1")]
    [InlineData("UPDATE activity SET subject = subject || ' ' WHERE tenant = @Tenant AND number = 5")]
    [InlineData("UPDATE activity SET client_address = '198.51.100.7' WHERE tenant = @Tenant AND number = 2")]
    [InlineData("UPDATE activity SET at = at + 1 WHERE tenant = @Tenant AND number = 4")]
    [InlineData("UPDATE activity SET previous = '' WHERE tenant = @Tenant AND number = 4")]
    [InlineData("UPDATE activity SET number = -number WHERE tenant = @Tenant AND number IN (2, 3)")]
    [InlineData("UPDATE activity SET number = NULL WHERE tenant = @Tenant AND number = 5")]
    [InlineData("DELETE FROM activity WHERE tenant = @Tenant AND number = 1")]
    [InlineData("DELETE FROM activity WHERE tenant = @Tenant AND number = 3")]
    [InlineData("DELETE FROM activity WHERE tenant = @Tenant AND number = 5")]
    [InlineData("DELETE FROM activity WHERE tenant = @Tenant")]
    [InlineData("UPDATE activity_heads SET first = 3 WHERE tenant = @Tenant")]
    [InlineData("UPDATE activity_heads SET number = 4 WHERE tenant = @Tenant")]
    [InlineData("UPDATE activity_heads SET hash = 'x' WHERE tenant = @Tenant")]
    [InlineData("DELETE FROM activity_heads WHERE tenant = @Tenant")]
    public async Task WhatWasChangedInTheDatabaseShows(string tampering)
    {
        await Add(5);

        Assert.NotEqual(0, await Run(tampering));

        Assert.NotNull((await Verify()).Problem);
    }

    [SkippableFact]
    public async Task AChangeShowsAfterFurtherEntriesAndRetentionAsWell()
    {
        await Add(5);
        await Run("UPDATE activity SET actor = 'eve' WHERE tenant = @Tenant AND number = 5");
        await Log.Add(Entry("6", 60), default);
        Assert.Equal("entry 5 was changed, or entry 6 was", (await Verify()).Problem);

        await Run("UPDATE activity_heads SET first = 4 WHERE tenant = @Tenant");
        await Retain(Some.Noon.AddMinutes(3));

        Assert.NotNull((await Verify()).Problem);
    }

    [SkippableFact]
    public async Task RetentionTakesTheOldestAndTheRestStaysIntact()
    {
        foreach (var minute in new[] { 10, 20, 15, 40 })
        {
            await Log.Add(Entry($"{minute}", minute), default);
        }

        await Retain(Some.Noon.AddMinutes(16));
        Assert.Equal(new ActivityVerdict(_tenant, 3, 0, 0, null), await Verify());

        await Retain(Some.Noon.AddMinutes(60));
        Assert.Equal(new ActivityVerdict(_tenant, 0, 0, 0, null), await Verify());

        await Log.Add(Entry("70", 70), default);
        Assert.Equal(new ActivityVerdict(_tenant, 1, 0, 0, null), await Verify());
        await Run("DELETE FROM activity WHERE tenant = @Tenant");
        Assert.Equal("entry 5 is missing", (await Verify()).Problem);
    }

    [SkippableFact]
    public async Task EntriesWithoutAPlaceInTheChainAreCounted()
    {
        await AddByHand();
        await Add(2);
        await AddByHand();
        await AddByHand();

        Assert.Equal(new ActivityVerdict(_tenant, 2, 1, 2, null), await Verify());
        await Retain(Some.Noon.AddYears(1));
        Assert.Equal(new ActivityVerdict(_tenant, 0, 0, 0, null), await Verify());
    }

    [SkippableFact]
    public async Task ASessionAndItsEntryAreWrittenTogether()
    {
        var session = new SessionRow(Some.Id(), _tenant, "ann@x.org", Some.Noon, Some.Noon.AddDays(1), Some.Noon.AddDays(1), null);
        await store.Get<ISessionStore>().Start(session, "none", "192.0.2.1", default);
        await store.Get<ISessionStore>().Start(session, "none", "192.0.2.1", default);

        Assert.Equal(new ActivityVerdict(_tenant, 1, 0, 0, null), await Verify());
    }

    private Task<ActivityVerdict> Verify() => Chain.Verify(_tenant, default);

    private async Task Add(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Log.Add(Entry($"{i}", i), default);
        }
    }

    private ActivityEntry Entry(string subject, int minute) => new(0, _tenant, "ann", "a.b", subject, "192.0.2.1", Some.Noon.AddMinutes(minute));

    private Task<int> AddByHand() => Run(
        "INSERT INTO activity (tenant, actor, action, subject, client_address, at) VALUES (@Tenant, 'eve', 'a.b', '', '', 0)");

    private Task<int> Run(string sql) => store.Get<Database>().Write(Scope.AllTenants, c => c.Run(sql, new { Tenant = _tenant }, default), default);

    private Task Retain(DateTimeOffset before) => store.Get<Leftovers>().Remove(before, default);
}

public sealed class SqliteActivityChainTests(SqliteFixture store) : ActivityChainContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresActivityChainTests(PostgresFixture store) : ActivityChainContract(store), IClassFixture<PostgresFixture>;
