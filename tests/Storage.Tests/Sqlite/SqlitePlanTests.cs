using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage.Grains;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Sqlite;

public sealed class SqlitePlanTests(SqliteFixture store) : PlanContract(store), IClassFixture<SqliteFixture>
{
    public static TheoryData<string> Own =>
    [
        SqliteEndpointStore.Waiting,
        SqlitePurgeSql.Attempts(null, null),
        SqlitePurgeSql.Attempts("e", null),
        SqlitePurgeSql.Deliveries("e", DeliveryStatus.Succeeded),
        SqlitePurgeSql.Deliveries("e", DeliveryStatus.Dead),
        SqlitePurgeSql.Deliveries(null, DeliveryStatus.Dead),
        SqliteRetentionSql.DropAttempts,
        SqliteRetentionSql.DropDeliveries,
        SqliteGrainStorageSql.Read,
        SqliteReminderSql.OfGrain,
        SqliteReminderSql.Range,
        SqliteReminderSql.WrappedRange,
    ];

    [Theory]
    [MemberData(nameof(Own))]
    public Task NoScanAndNoSortInTheStatementsOfThisStore(string sql) => NoScanAndNoSort("own", sql);

    /// <summary>A batch names its messages: each is looked up by its key, however many the tenant has.</summary>
    [Fact]
    public async Task BatchesOfMessagesAreLookedUpByKey()
    {
        var database = store.Get<Database>();
        foreach (var sql in (string[])[
            MessageSql.Start(database), MessageSql.AddAttempts(database), MessageSql.End(database), MessageSql.EndAttempts(database), MessageSql.Decide(database),
            MessageFactSql.Raise(database), MessageMoneySql.Price(database), MessageMoneySql.Total(database), MessageMoneySql.Returned(database)])
        {
            var plan = await Explain(database, sql, new { Tenant = "t", Rows = "[]", Starts = "[]", Results = "[]", Verdicts = "[]", UnitsPeriod = "", BudgetPeriod = "", BudgetCurrency = "", Now = 0L });
            var searches = plan.Where(step => step.StartsWith("SEARCH m", StringComparison.Ordinal)).ToArray();
            Assert.True(searches.Length > 0 && searches.All(step => step.Contains("id=?", StringComparison.Ordinal)), $"{sql}\n\n{string.Join('\n', plan)}");
        }
    }

    internal override Task<IReadOnlyList<string>> Explain(Database database, string sql, object values) => database.Read<IReadOnlyList<string>>(
        Scope.AllTenants,
        async c =>
        {
            var steps = await c.Rows<(long Id, long Parent, long Unused, string Detail)>("EXPLAIN QUERY PLAN " + sql, values, default);
            return [.. steps.Select(step => step.Detail)];
        },
        default);

    // Nobody else does, so the planner must find the index without statistics.
    internal override Task Analyze(Database database) => Task.CompletedTask;

    // A scan of a bounded subquery (seen, v, own, …) and the sort of such a page are fine; a scan or a sort of a table is not.
    protected override bool IsGood(IReadOnlyList<string> plan) => !plan.Any(step =>
        step.StartsWith("SCAN", StringComparison.Ordinal) && !IsPage(step.Split(' ')[1])
        || step.Contains("AUTOMATIC", StringComparison.Ordinal)
        || step.Contains("FOR ORDER BY", StringComparison.Ordinal) && !plan.Contains("SCAN seen"));

    private static bool IsPage(string name) => name is "v" or "seen" or "shared" or "topic0" or "topic1" or "own" or "everyones" or "marked" or "unread" or "key0" or "key1" or "key2" or "key3" or "counted" or "found"
        or "finished" or "doomed" or "enabled" or "running" or "cancelling" or "due" or "lane1" or "lane2" or "lane3" or "lane4" or "CONSTANT";

    protected override bool Uses(IReadOnlyList<string> plan, string index) =>
        plan.Any(step => $"{step} ".Contains($"INDEX deliveries_{index} ", StringComparison.Ordinal));
}
