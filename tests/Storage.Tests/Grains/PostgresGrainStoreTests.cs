using Orleans.Runtime;
using OrleansNotify.Storage.Postgres;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

/// <summary>What Orleans' AdoNet packages do not do by themselves.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresGrainStoreTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    private readonly GrainId _grain = GrainId.Create("counter", Some.Tenant());

    /// <summary>As silos of versions before the AdoNet package wrote and removed them: both may run over one table.</summary>
    [SkippableFact]
    public async Task RemindersAreSharedWithSilosOfOlderVersions()
    {
        await using var stores = await GrainStores.Start(store);
        var reminders = stores.Reminders;
        var older = new SqliteReminderTable(store.Get<Database>());
        var entry = new ReminderEntry { GrainId = _grain, ReminderName = "retry", StartAt = Some.Noon.UtcDateTime, Period = TimeSpan.FromMinutes(1) };

        await older.UpsertRow(entry);
        var first = (await reminders.ReadRow(_grain, "retry"))!;
        await older.UpsertRow(entry);
        Assert.False(await reminders.RemoveRow(_grain, "retry", first.ETag!));

        await reminders.UpsertRow(entry);
        var second = (await older.ReadRow(_grain, "retry"))!;
        Assert.Equal((entry.StartAt, entry.Period), (second.StartAt, second.Period));
        var hash = _grain.GetUniformHashCode();
        Assert.Contains((await older.ReadRows(hash - 1, hash)).Reminders, found => found.GrainId == _grain);
        Assert.True(await older.RemoveRow(_grain, "retry", second.ETag!));
        Assert.Null(await reminders.ReadRow(_grain, "retry"));
    }

    [SkippableFact]
    public async Task StatesAreSharedWithSilosOfOlderVersions()
    {
        await using var stores = await GrainStores.Start(store);
        var states = stores.States;
        var older = new SqliteGrainStorage(store.Get<Database>());
        var (mine, theirs) = (new CounterState(), new CounterState());
        theirs.State.Value = 1;
        await older.WriteStateAsync("state", _grain, theirs);

        await states.ReadStateAsync("state", _grain, mine);
        mine.State.Value++;
        await states.WriteStateAsync("state", _grain, mine);

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => older.WriteStateAsync("state", _grain, theirs));
        await older.ReadStateAsync("state", _grain, theirs);
        Assert.Equal(2, theirs.State.Value);
        await older.WriteStateAsync("state", _grain, theirs);
        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => states.WriteStateAsync("state", _grain, mine));
    }

    [SkippableFact]
    public async Task AProcessThatStoodStillWritesNeitherStatesNorReminders()
    {
        store.Get<ISchema>();
        var time = new StillTime();
        var options = new StorageOptions { PostgresConnectionString = store.Options.PostgresConnectionString, IsShared = true };
        await using var stores = await GrainStores.Start(options, time);
        var state = new CounterState();
        await stores.States.ReadStateAsync("state", _grain, state);

        time.StandStill(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => stores.States.WriteStateAsync("state", _grain, state));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => stores.Reminders.UpsertRow(new ReminderEntry { GrainId = _grain, ReminderName = "retry" }));
        await stores.States.ReadStateAsync("state", _grain, state);
        Assert.False(state.RecordExists);
    }

    [SkippableFact]
    public async Task AConnectionThatIsCutOffIsAStoreThatIsUnavailable()
    {
        await using var stores = await GrainStores.Start(store);
        await store.Get<Database>().Read(Scope.AllTenants, c => c.Run(CutOff, null, default), default);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => stores.States.WriteStateAsync("state", _grain, new CounterState()));
    }

    private const string CutOff = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        """;
}
