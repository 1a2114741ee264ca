using Orleans.Runtime;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

public abstract class ReminderContract(StoreFixture store) : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, 123, DateTimeKind.Utc);
    private readonly GrainId _grain = GrainId.Create("endpoint", Some.Tenant() + "/e+1");
    private GrainStores? _stores;

    private IReminderTable Reminders
    {
        get
        {
            store.Get<ISchema>();
            return _stores!.Reminders;
        }
    }

    [SkippableFact]
    public async Task AReminderIsReadBackAsItWasWritten()
    {
        var etag = await Upsert("retry");

        var entry = (await Reminders.ReadRow(_grain, "retry"))!;

        Assert.Equal(
            (_grain, "retry", Noon, TimeSpan.FromMinutes(5), etag),
            (entry.GrainId, entry.ReminderName, entry.StartAt, entry.Period, entry.ETag));
        Assert.Equal(DateTimeKind.Utc, entry.StartAt.Kind);
        Assert.Null(await Reminders.ReadRow(_grain, "other"));
    }

    [SkippableFact]
    public async Task WritingAgainReplacesAndGivesANewETag()
    {
        var first = await Upsert("retry");
        var second = await Upsert("retry", TimeSpan.FromDays(40));
        await Upsert("other");

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromDays(40), (await Reminders.ReadRow(_grain, "retry"))!.Period);
        Assert.Equal(2, (await Reminders.ReadRows(_grain)).Reminders.Count);
    }

    [SkippableFact]
    public async Task OnlyTheNewestETagRemoves()
    {
        var old = await Upsert("retry");
        var young = await Upsert("retry");

        Assert.False(await Reminders.RemoveRow(_grain, "retry", old!));
        Assert.True(await Reminders.RemoveRow(_grain, "retry", young!));
        Assert.False(await Reminders.RemoveRow(_grain, "retry", young!));
        Assert.Empty((await Reminders.ReadRows(_grain)).Reminders);
    }

    [SkippableFact]
    public async Task AReminderMadeAgainIsNotRemovedByTheETagOfTheOneBefore()
    {
        var before = await Upsert("retry");
        await Reminders.RemoveRow(_grain, "retry", before!);
        await Upsert("retry");

        Assert.False(await Reminders.RemoveRow(_grain, "retry", before!));
        Assert.NotNull(await Reminders.ReadRow(_grain, "retry"));
    }

    [SkippableFact]
    public async Task RangesExcludeTheirBeginIncludeTheirEndAndWrapAround()
    {
        await Upsert("retry");
        var hash = _grain.GetUniformHashCode();

        Assert.True(await InRange(hash - 1, hash));
        Assert.False(await InRange(hash, hash + 1));
        Assert.True(await InRange(hash, hash));
        Assert.True(await InRange(hash + 1, hash));
        Assert.False(await InRange(hash, hash - 1));
        Assert.True(await InRange(0, 0));
        Assert.True(await InRange(0, uint.MaxValue));
    }

    /// <summary>A hash is unsigned for Orleans and signed for its AdoNet package: ranges over the end of either are cut from the same ring.</summary>
    [SkippableTheory]
    [InlineData(0x1000_0000u, 0x9000_0000u)]
    [InlineData(0x9000_0000u, 0x1000_0000u)]
    [InlineData(0x7fff_ffffu, 0x8000_0000u)]
    [InlineData(0xf000_0000u, 0xffff_ffffu)]
    [InlineData(0xffff_fff0u, 0x0000_0010u)]
    [InlineData(0x2000_0000u, 0x4000_0000u)]
    [InlineData(0xa000_0000u, 0xc000_0000u)]
    [InlineData(0x4000_0000u, 0x2000_0000u)]
    [InlineData(0xc000_0000u, 0xa000_0000u)]
    public async Task EveryRangeHasTheGrainsWhoseHashesAreInIt(uint begin, uint end)
    {
        var grains = Enumerable.Range(0, 64).Select(i => GrainId.Create("ring", $"{_grain.Key}/{i}")).ToList();
        foreach (var grain in grains)
        {
            await Upsert("retry", grain: grain);
        }

        var found = (await Reminders.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId).Intersect(grains).ToHashSet();

        var expected = grains.Where(grain => grain.GetUniformHashCode() is var hash && (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end));
        Assert.Equal(expected.ToHashSet(), found);
    }

    [SkippableFact]
    public async Task LongKeysAreKept()
    {
        var grain = GrainId.Create("user", $"{new string('t', 63)}/{new string('ü', 254)}");
        await Upsert("retry", grain: grain);

        Assert.Equal(grain, Assert.Single((await Reminders.ReadRows(grain)).Reminders).GrainId);
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

    private async Task<bool> InRange(uint begin, uint end) =>
        (await Reminders.ReadRows(begin, end)).Reminders.Any(entry => entry.GrainId == _grain);

    private Task<string?> Upsert(string name, TimeSpan? period = null, GrainId? grain = null) => Reminders.UpsertRow(new ReminderEntry
    {
        GrainId = grain ?? _grain,
        ReminderName = name,
        StartAt = Noon,
        Period = period ?? TimeSpan.FromMinutes(5),
    });
}

public sealed class SqliteReminderTests(SqliteFixture store) : ReminderContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresReminderTests(PostgresFixture store) : ReminderContract(store), IClassFixture<PostgresFixture>;
