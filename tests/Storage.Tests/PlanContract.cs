using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Storage.Grains;

namespace OrleansNotify.Storage.Tests;

/// <summary>No query reads a table from end to end, or sorts more than the page that it returns.</summary>
public abstract class PlanContract(StoreFixture store) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Queries => new()
    {
        { "Read", EventLogSql.Read },
        { "ReadFor one key", EventLogSql.ReadFor(1) },
        { "ReadFor two keys", EventLogSql.ReadFor(2) },
        { "List", InboxSql.List },
        { "ListUnread", InboxSql.ListUnread },
        { "CountUnread", InboxSql.CountUnread },
        { "Find user", UserSql.Find },
        { "Find session", SessionSql.Find },
        { "LiveOf", SessionSql.LiveOf },
        { "AsksOfUser", OtpSql.AsksOfUser },
        { "AsksOfAddress", OtpSql.AsksOfAddress },
        { "TakeGuess", OtpGuessSql.Take },
        { "CountFailed", OtpGuessSql.CountFailed },
        { "Activity", ActivitySql.List },
        { "Mail to one", CapturedMailSql.To },
        { "Grain state", GrainStateSql.Read },
        { "Reminders of a grain", ReminderSql.OfGrain },
        { "Reminders in a range", ReminderSql.Range },
    };

    [SkippableTheory]
    [MemberData(nameof(Queries))]
    public async Task NoScanAndNoSort(string name, string sql)
    {
        var plan = await Explain(store.Get<Database>(), sql, Values);

        Assert.True(IsGood(plan), $"{name}:\n{sql}\n\n{string.Join('\n', plan)}");
    }

    public async Task InitializeAsync()
    {
        try
        {
            await Fill(store.Get<IEventLog>());
            await store.Get<IInboxStore>().Ensure("t", "ann", 0, Noon, default);
            await Analyze(store.Get<Database>());
        }
        catch (SkipException)
        {
            // The tests say so themselves.
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal abstract Task<IReadOnlyList<string>> Explain(Database database, string sql, object values);

    internal abstract Task Analyze(Database database);

    protected abstract bool IsGood(IReadOnlyList<string> plan);

    private static object Values => new
    {
        Tenant = "t",
        User = "ann",
        UserKey = "u:ann",
        Key0 = "u:ann",
        Key1 = "*",
        After = 100L,
        Before = 5000L,
        UpTo = long.MaxValue,
        Limit = 20L,
        Now = Noon,
        Since = Noon,
        ClientAddress = "a",
        ChallengeId = (string?)null,
        MaxGuesses = 5,
        TokenHash = "h",
        ToLower = "x",
        GrainId = "g",
        StateName = "s",
        Begin = 1L,
        End = 2L,
    };

    private static async Task Fill(IEventLog log)
    {
        if ((await log.Head("t", default)).Seq > 0)
        {
            return;
        }

        for (var i = 0; i < 12; i++)
        {
            var batch = Enumerable.Range(0, 500).Select(n => Some.Event(n % 50 == 0 ? "*" : "u:" + (n % 40 == 1 ? "ann" : n)));
            await log.Append("t", [.. batch], Noon.AddDays(3 * i), default);
        }
    }
}
