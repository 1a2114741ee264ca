using Orleans.Runtime;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.People;
using OrleansNotify.Sessions;
using OrleansNotify.Storage.Grains;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Tenants;

public abstract class TenantContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private ITenantStore Tenants => store.Get<ITenantStore>();

    [SkippableFact]
    public async Task ATenantIsAddedOnceAndListedByName()
    {
        await Tenants.Add(_tenant + "-b", Some.Noon, default);
        await Tenants.Add(_tenant + "-a", Some.Noon, default);

        var again = await Tenants.Add(_tenant + "-a", Some.Noon.AddDays(1), default);

        Assert.Equal(new TenantRow(_tenant + "-a", TenantStanding.Active, Some.Noon, Some.Noon), again);
        Assert.Equal([_tenant + "-a", _tenant + "-b"], (await Tenants.List(_tenant, 2, default)).Select(row => row.Name));
        Assert.Equal(_tenant + "-b", (await Tenants.List(_tenant + "-a", 1, default))[0].Name);
    }

    [SkippableFact]
    public async Task OriginsAreListedTogetherUntilTheirTenantIsDeleted()
    {
        await Tenants.Add(_tenant, Some.Noon, default);
        Assert.Contains(_tenant, (await Tenants.Unlisted("", 1_000, default)).Select(row => row.Name));

        await Tenants.ListOrigins(_tenant, $"https://{_tenant}.a\nhttps://{_tenant}.b", default);

        Assert.Contains($"https://{_tenant}.a\nhttps://{_tenant}.b", await Tenants.Origins(default));
        Assert.Equal($"https://{_tenant}.a\nhttps://{_tenant}.b", (await Tenants.Find(_tenant, default))!.Origins);
        Assert.DoesNotContain(_tenant, (await Tenants.Unlisted("", 1_000, default)).Select(row => row.Name));
        await Stand(TenantStanding.Deleting);
        Assert.DoesNotContain($"https://{_tenant}.a\nhttps://{_tenant}.b", await Tenants.Origins(default));
    }

    [SkippableFact]
    public async Task NothingLeadsBackFromDeletion()
    {
        await Tenants.Add(_tenant, Some.Noon, default);

        Assert.Equal(TenantStanding.Suspended, (await Stand(TenantStanding.Suspended))!.Standing);
        Assert.Equal(TenantStanding.Active, (await Stand(TenantStanding.Active))!.Standing);
        Assert.Equal(TenantStanding.Deleting, (await Stand(TenantStanding.Deleting))!.Standing);
        Assert.Equal(TenantStanding.Deleting, (await Stand(TenantStanding.Active))!.Standing);
        Assert.Contains(_tenant, (await Tenants.Deleting(default)).Select(row => row.Name));
        Assert.Null(await Tenants.Stand(Some.Tenant(), TenantStanding.Active, Some.Noon, default));
    }

    [SkippableFact]
    public async Task WhatStandsTheSameKeepsItsTime()
    {
        await Tenants.Add(_tenant, Some.Noon, default);
        await Tenants.Stand(_tenant, TenantStanding.Deleting, Some.Noon.AddHours(1), default);

        var again = await Tenants.Stand(_tenant, TenantStanding.Deleting, Some.Noon.AddHours(2), default);

        Assert.Equal(Some.Noon.AddHours(1), again!.ChangedAt);
    }

    [SkippableFact]
    public async Task OnlyWhatIsBeingDeletedIsErased()
    {
        await Tenants.Add(_tenant, Some.Noon, default);
        await Fill(_tenant, events: 3);

        Assert.False(await Tenants.EraseSome(_tenant, default));
        await Tenants.Remove(_tenant, default);

        Assert.NotNull(await Tenants.Find(_tenant, default));
        Assert.Equal(3, (await store.Get<IEventLog>().Read(_tenant, 0, 10, default)).Count);
    }

    [SkippableFact]
    public async Task ErasingTakesAllOfATenantInStepsAndNothingOfAnother()
    {
        var other = Some.Tenant();
        await Tenants.Add(_tenant, Some.Noon, default);
        await Fill(_tenant, events: 1_200);
        await Fill(other, events: 3);
        var othersRows = await Rows(other);
        await Stand(TenantStanding.Deleting);

        var steps = 0;
        while (await Tenants.EraseSome(_tenant, default))
        {
            steps++;
        }

        Assert.Empty(await Rows(_tenant));
        Assert.Equal(othersRows, await Rows(other));
        Assert.InRange(steps, 10, 40);
        await Tenants.Remove(_tenant, default);
        Assert.Null(await Tenants.Find(_tenant, default));
    }

    [SkippableFact]
    public async Task TheRemindersOfATenantsGrainsAreErased()
    {
        await Tenants.Add(_tenant, Some.Noon, default);
        await Stand(TenantStanding.Deleting);
        await using var stores = await GrainStores.Start(store);
        var reminders = stores.Reminders;
        GrainId[] grains =
        [
            GrainId.Create("endpoint", $"{_tenant}/ep_1"), GrainId.Create("channel", $"{_tenant}/email"),
            GrainId.Create("endpoint", $"{_tenant}x/ep_1"), GrainId.Create("endpoint", $"{_tenant}-/ep_1"),
        ];
        foreach (var grain in grains)
        {
            await reminders.UpsertRow(new ReminderEntry
            {
                GrainId = grain,
                ReminderName = "retry",
                StartAt = Some.Noon.UtcDateTime,
                Period = TimeSpan.FromMinutes(1),
            });
        }

        while (await Tenants.EraseSome(_tenant, default))
        {
        }

        var left = await Task.WhenAll(grains.Select(grain => reminders.ReadRow(grain, "retry")));
        Assert.Equal([false, false, true, true], left.Select(row => row is not null));
    }

    [SkippableFact]
    public async Task EveryTableOfTenantsIsErased()
    {
        var tables = (await Tables()).Except(["tenants"]);

        Assert.All(tables, table => Assert.Contains(ErasureSql.Steps, step => step.Contains($"DELETE FROM {table} ", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task TheUseOfAKeyNeverMovesBack()
    {
        var uses = store.Get<IApiKeyUses>();
        await uses.Note(_tenant, "key_1", Some.Noon.AddHours(1), default);
        await uses.Note(_tenant, "key_1", Some.Noon, default);
        await uses.Note(Some.Tenant(), "key_2", Some.Noon, default);

        Assert.Equal([KeyValuePair.Create("key_1", Some.Noon.AddHours(1))], await uses.Of(_tenant, default));
    }

    protected abstract string TablesSql { get; }

    private Task<TenantRow?> Stand(string standing) => Tenants.Stand(_tenant, standing, Some.Noon, default);

    private async Task Fill(string tenant, int events)
    {
        await store.Get<IEventLog>().Append(tenant, [.. Enumerable.Range(0, events).Select(_ => Some.Event("*", "u:ann"))], Some.Noon, default);
        await store.Get<IActivityLog>().Add(new(0, tenant, "ann", "a.b", "", "", Some.Noon), default);
        await store.Get<IApiKeyUses>().Note(tenant, "key_1", Some.Noon, default);
        var session = new SessionRow($"hash of {tenant}", tenant, "ann", Some.Noon, Some.Noon.AddDays(1), Some.Noon.AddDays(1), null);
        await store.Get<ISessionStore>().Start(session, "unknown", "ip", default);
        await store.Get<IWaitingMailStore>().Add(tenant, "email", [(new WaitingMail("m", 0, Some.Noon, Some.Noon), [1])], default);
        await ManyPeople.Fill(store, tenant, 2);
        var owner = await EndpointOwner.Make(store, tenant);
        await owner.Record([.. Enumerable.Range(1, events).Select(seq => owner.Delivery(seq, DeliveryStatus.Succeeded))]);
    }

    /// <summary>The tables that have rows of it, and how many.</summary>
    private async Task<Dictionary<string, long>> Rows(string tenant)
    {
        var rows = new Dictionary<string, long>();
        foreach (var table in (await Tables()).Except(["tenants"]))
        {
            var sql = $"SELECT count(*) FROM {table} WHERE tenant = @Tenant";
            rows[table] = await store.Get<Database>().Read(Scope.AllTenants, c => c.Row<long>(sql, new { Tenant = tenant }, default), default);
        }

        return rows.Where(row => row.Value > 0).ToDictionary();
    }

    private Task<IReadOnlyList<string>> Tables() => store.Get<Database>().Read(Scope.AllTenants, c => c.Rows<string>(TablesSql, null, default), default);
}

public sealed class SqliteTenantTests(SqliteFixture store) : TenantContract(store), IClassFixture<SqliteFixture>
{
    protected override string TablesSql => """
        SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'tenant'
        """;
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresTenantTests(PostgresFixture store) : TenantContract(store), IClassFixture<PostgresFixture>
{
    protected override string TablesSql => """
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'tenant' AND c.relnamespace = 'public'::regnamespace
        """;
}
