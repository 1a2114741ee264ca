using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

public abstract class GrainStateContract(StoreFixture store)
{
    private readonly GrainId _grain = GrainId.Create("counter", Some.Tenant());

    private IGrainStorage States => store.Get<IGrainStorage>();

    [SkippableFact]
    public async Task AStateNeverWrittenIsNewAndUnrecorded()
    {
        var state = await Read();

        Assert.Equal((0, null, false), (state.State.Value, state.ETag, state.RecordExists));
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
    public async Task TheSlowerOfTwoWritersIsFencedOff()
    {
        var (first, second) = (await Read(), await Read());
        await Write(first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(second));
        var stale = await Read();
        await Write(first);

        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => Write(stale));
        Assert.Equal((first.ETag, stale.ETag), (error.StoredEtag, error.CurrentEtag));
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.ClearStateAsync("state", _grain, stale));
    }

    [SkippableFact]
    public async Task AClearedStateIsNewAndItsOldETagStaysOld()
    {
        var (state, old) = (await Read(), await Read());
        await Write(state);
        old.ETag = state.ETag;
        await States.ClearStateAsync("state", _grain, state);
        Assert.Equal((0, false), (state.State.Value, state.RecordExists));

        var read = await Read();
        Assert.False(read.RecordExists);
        await Write(read);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(old));
    }

    [SkippableFact]
    public async Task NamesAndGrainsAreApart()
    {
        await Write(await Read());
        var other = new TestState<Counter>();

        await States.ReadStateAsync("other", _grain, other);

        Assert.False(other.RecordExists);
    }

    private async Task<TestState<Counter>> Read()
    {
        var state = new TestState<Counter>();
        await States.ReadStateAsync("state", _grain, state);
        return state;
    }

    private Task Write(TestState<Counter> state) => States.WriteStateAsync("state", _grain, state);

    private sealed class Counter
    {
        public int Value { get; set; }

        public string Note { get; set; } = "";
    }

    private sealed class TestState<T> : IGrainState<T> where T : new()
    {
        [AllowNull]
        public T State { get; set; } = new();

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

public sealed class SqliteGrainStateTests(SqliteFixture store) : GrainStateContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresGrainStateTests(PostgresFixture store) : GrainStateContract(store), IClassFixture<PostgresFixture>;
