using Orleans.Runtime;
using Orleans.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

public abstract class GrainStateContract(StoreFixture store) : IAsyncLifetime
{
    private readonly GrainId _grain = GrainId.Create("counter", Some.Tenant());
    private GrainStores? _stores;

    private string Key => _grain.Key.ToString()!;

    private IGrainStorage States
    {
        get
        {
            store.Get<ISchema>();
            return _stores!.States;
        }
    }

    [SkippableFact]
    public async Task AStateNeverWrittenIsNewAndUnrecorded()
    {
        var state = await Read();

        Assert.Equal((0, "", null, false), (state.State.Value, state.State.Note, state.ETag, state.RecordExists));
    }

    [SkippableFact]
    public async Task AWrittenStateIsReadBack()
    {
        var written = await Read();
        written.State = new Counter { Value = 7, Note = "ü" };
        await Write(written);

        var read = await Read();

        Assert.Equal((7, "ü", true), (read.State.Value, read.State.Note, read.RecordExists));
        Assert.Equal(written.ETag, read.ETag);
        await Write(read);
        Assert.NotEqual(written.ETag, read.ETag);
    }

    [SkippableFact]
    public async Task TheBytesOfAStateAreTheSameInEveryStoreAndVersion()
    {
        var state = await Read();
        state.State = new Counter { Value = 7, Note = "ü" };
        await Write(state);

        var row = await store.Get<Database>().Read(
            Scope.AllTenants,
            c => c.Row<GrainStateRow>("SELECT version AS Version, state AS State FROM grain_state WHERE grain_id = @Id", new { Id = _grain.ToString() }, default),
            default);

        Assert.Equal("""{"Value":7,"Note":"\u00FC"}"""u8, row!.State!);
        Assert.Equal(1, row.Version);
    }

    [SkippableFact]
    public async Task TheSlowerOfTwoWritersIsFencedOff()
    {
        var (first, second) = (await Read(), await Read());
        await Write(first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(second));
        var stale = await Read();
        await Write(first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Clear(stale));
        Assert.Equal(first.ETag, (await Read()).ETag);
    }

    [SkippableFact]
    public async Task OneOfTwoSimultaneousFirstWritesWinsAndTheStateStaysReadable()
    {
        var winners = 0;
        for (var pair = 0; pair < 300; pair++)
        {
            var grain = GrainId.Create("counter", $"{_grain.Key}-{pair}");
            var both = await Task.WhenAll(Task.Run(() => IsFirst(grain, 1)), Task.Run(() => IsFirst(grain, 2)));

            winners += both.Count(isFirst => isFirst);
            Assert.Equal(both[0] ? 1 : 2, (await Read(grain)).State.Value);
        }

        Assert.Equal(300, winners);
    }

    [SkippableFact]
    public async Task AClearedStateIsNewAndItsOldETagStaysOld()
    {
        var (state, old) = (await Read(), await Read());
        await Write(state);
        old.ETag = state.ETag;
        await Clear(state);
        Assert.Equal((0, false), (state.State.Value, state.RecordExists));

        var read = await Read();
        Assert.False(read.RecordExists);
        await Write(read);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(old));
    }

    [SkippableFact]
    public async Task ClearingWhatWasNeverReadClearsNothingOfAnother()
    {
        var (state, unread) = (await Read(), await Read());
        await Write(state);

        await Clear(unread);

        Assert.False(unread.RecordExists);
        Assert.True((await Read()).RecordExists);
    }

    [SkippableFact]
    public async Task NamesOfStatesAreApart()
    {
        await Write(await Read());
        var other = new CounterState();

        await States.ReadStateAsync("other", _grain, other);

        Assert.False(other.RecordExists);
    }

    [SkippableFact]
    public async Task KeysThatReadAsTheSameNumberAreApart()
    {
        string[] keys = ["cafe", "0cafe", "00cafe", "CAFE", "51966", "0000cafe00000000000000000000cafe", "0000cafe-0000-0000-0000-00000000cafe"];
        foreach (var (i, key) in keys.Index())
        {
            await WriteValue(GrainId.Create("twins", key), i);
        }

        foreach (var (i, key) in keys.Index())
        {
            Assert.Equal(i, (await Read(GrainId.Create("twins", key))).State.Value);
        }
    }

    [SkippableFact]
    public async Task ClassesWithTheSameKeyAndNameOfStateAreApart()
    {
        await WriteValue(GrainId.Create("left", Key), 1);
        await WriteValue(GrainId.Create("right", Key), 2);

        Assert.Equal(1, (await Read(GrainId.Create("left", Key))).State.Value);
        Assert.Equal(2, (await Read(GrainId.Create("right", Key))).State.Value);
    }

    [SkippableFact]
    public async Task LongKeysAreKept()
    {
        var grain = GrainId.Create("user", $"{new string('t', 63)}/{new string('ü', 254)}");
        await WriteValue(grain, 5);

        Assert.Equal(5, (await Read(grain)).State.Value);
        Assert.False((await Read(GrainId.Create("user", $"{grain.Key}x"))).RecordExists);
    }

    public async Task InitializeAsync()
    {
        try
        {
            _stores = await GrainStores.Start(store);
        }
        catch (SkipException)
        {
            // The tests say so themselves.
        }
    }

    public async Task DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }

    private async Task<bool> IsFirst(GrainId grain, int value)
    {
        try
        {
            await States.WriteStateAsync("state", grain, new CounterState { State = new Counter { Value = value } });
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private async Task WriteValue(GrainId grain, int value)
    {
        var state = await Read(grain);
        state.State = new Counter { Value = value };
        await States.WriteStateAsync("state", grain, state);
    }

    private Task<CounterState> Read() => Read(_grain);

    private async Task<CounterState> Read(GrainId grain)
    {
        var state = new CounterState();
        await States.ReadStateAsync("state", grain, state);
        return state;
    }

    private Task Write(CounterState state) => States.WriteStateAsync("state", _grain, state);

    private Task Clear(CounterState state) => States.ClearStateAsync("state", _grain, state);
}

public sealed class SqliteGrainStateTests(SqliteFixture store) : GrainStateContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresGrainStateTests(PostgresFixture store) : GrainStateContract(store), IClassFixture<PostgresFixture>;
