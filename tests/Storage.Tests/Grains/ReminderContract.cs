using Orleans.Runtime;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

public abstract class ReminderContract(StoreFixture store)
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private readonly GrainId _grain = GrainId.Create("endpoint", Some.Tenant() + "/e+1");

    private IReminderTable Reminders => store.Get<IReminderTable>();

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
        var second = await Upsert("retry", TimeSpan.FromHours(1));
        await Upsert("other");

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromHours(1), (await Reminders.ReadRow(_grain, "retry"))!.Period);
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

    private async Task<bool> InRange(uint begin, uint end) =>
        (await Reminders.ReadRows(begin, end)).Reminders.Any(entry => entry.GrainId == _grain);

    private Task<string?> Upsert(string name, TimeSpan? period = null) => Reminders.UpsertRow(new ReminderEntry
    {
        GrainId = _grain,
        ReminderName = name,
        StartAt = Noon,
        Period = period ?? TimeSpan.FromMinutes(5),
    });
}

public sealed class SqliteReminderTests(SqliteFixture store) : ReminderContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresReminderTests(PostgresFixture store) : ReminderContract(store), IClassFixture<PostgresFixture>;
