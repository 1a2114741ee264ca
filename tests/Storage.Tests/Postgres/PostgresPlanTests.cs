using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresPlanTests(PostgresFixture store) : PlanContract(store), IClassFixture<PostgresFixture>
{
    private readonly PostgresFixture _store = store;

    public static TheoryData<string> Own =>
    [
        PostgresEndpointStore.Waiting,
        PostgresPurgeSql.Of(null, null),
        PostgresPurgeSql.Of("e", DeliveryStatus.Dead),
    ];

    [SkippableTheory]
    [MemberData(nameof(Own))]
    public Task NoScanAndNoSortInTheStatementsOfThisStore(string sql) => NoScanAndNoSort("own", sql);

    [SkippableTheory]
    [InlineData("ReadFromStorageKey")]
    [InlineData("WriteToStorageKey")]
    [InlineData("ClearStorageKey")]
    [InlineData("UpsertReminderRowKey")]
    [InlineData("ReadReminderRowKey")]
    [InlineData("ReadReminderRowsKey")]
    [InlineData("ReadRangeRows1Key")]
    [InlineData("ReadRangeRows2Key")]
    [InlineData("DeleteReminderRowKey")]
    public async Task NoScanAndNoSortInTheStatementsOfOrleans(string key)
    {
        var database = _store.Get<Database>();
        var sql = await database.Read(Scope.AllTenants, c => c.Row<string>("SELECT QueryText FROM OrleansQuery WHERE QueryKey = @Key", new { Key = key }, default), default);

        var plan = await Explain(database, sql!, OrleansValues);

        Assert.True(IsGood(plan), string.Join('\n', plan));
    }

    // As a partition is on a Monday, before anything has gathered statistics of it.
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(4000)]
    public async Task AnEventIsFoundByItsIdInATableWithoutStatistics(int events)
    {
        var young = _store.NewInstance(await _store.NewDatabase());
        await young.GetRequiredService<ISchema>().Migrate(default);
        foreach (var batch in Enumerable.Range(0, events).Select(_ => Some.Event("*")).Chunk(500))
        {
            await young.GetRequiredService<IEventLog>().Append("t", batch, _store.Time.GetUtcNow(), default);
        }

        foreach (var sql in (string[])[EventLogSql.Find, PostgresAppendSql.KnownIds, PostgresAppendSql.Batch])
        {
            var plan = await Explain(young.GetRequiredService<Database>(), sql, Offered);
            var scans = plan.Where(step => step.Contains("Scan using events_", StringComparison.Ordinal));
            Assert.True(scans.Any() && scans.All(step => step.Contains("_id_accepted_at_idx ", StringComparison.Ordinal)), string.Join('\n', plan));
        }
    }

    internal override Task<IReadOnlyList<string>> Explain(Database database, string sql, object values) => database.Write(
        Scope.Of("t"),
        async c =>
        {
            // The tables of a test are small enough that reading all of one is cheapest; a plan that still does has no index to use.
            await c.Run("SET LOCAL enable_seqscan = off", null, default);
            var plan = await c.Rows<string>("EXPLAIN " + sql, values, default);
            await PlanWithoutPolicies.IsTheSame(c, sql, values, plan);
            return plan;
        },
        default);

    internal override Task Analyze(Database database) => database.Write(Scope.AllTenants, c => c.Run("ANALYZE;", null, default), default);

    protected override bool IsGood(IReadOnlyList<string> plan) =>
        !plan.Any(line => line.Contains("Seq Scan on", StringComparison.Ordinal))
        && !plan.Where((line, i) => line.Contains("Sort  (", StringComparison.Ordinal) && !SortsPages(plan, i)).Any();

    // Sort, its key, an Append of the keys' scans, and each of those ends at the page's limit.
    private static bool SortsPages(IReadOnlyList<string> plan, int sort) =>
        plan.Skip(sort + 2).Take(2).Any(line => line.Contains("Limit  (", StringComparison.Ordinal));

    private static object OrleansValues => new
    {
        GrainIdExtensionString = "g",
        GrainTypeString = "s",
        GrainStateVersion = (int?)1,
        PayloadBinary = (byte[])[1],
        GrainId = "g",
        ReminderName = "r",
        GrainHash = 1,
        BeginHash = -5,
        EndHash = 5,
        StartTime = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc),
        Period = 60_000,
        Version = 1,
    };

    private object Offered => new
    {
        Tenant = "t",
        EventId = "e",
        Accepted_At = Now,
        Since = Now - 1000,
        Until = Now + 1000,
        Ids = (string[])["a", "b"],
        Types = (string[])["a", "b"],
        Sources = (string[])["a", "b"],
        Audiences = (string[])["[]", "[]"],
        Shared = (long[])[0, 0],
        Priorities = (long[])[0, 0],
        Payloads = (byte[][])[[1], [2]],
        Hops = (long[])[0, 0],
    };

    private long Now => _store.Time.GetUtcNow().ToUnixTimeMilliseconds();

    // A partition's index has the name of its columns.
    protected override bool Uses(IReadOnlyList<string> plan, string index) =>
        plan.Any(line => line.Contains("deliveries_p", StringComparison.Ordinal) && line.Contains(Columns(index), StringComparison.Ordinal));

    private static string Columns(string index) => index switch
    {
        "unsent_by_endpoint" => "_tenant_status_endpoint_id_seq_idx ",
        "unsent_by_type" => "_tenant_status_type_seq_endpoint_id_idx ",
        "unsent_by_source" => "_tenant_status_source_seq_endpoint_id_idx ",
        "unsent" => "_tenant_status_seq_endpoint_id_idx ",
        "by_endpoint" => "_pkey ",
        "by_type" => "_tenant_type_seq_endpoint_id_idx ",
        "waiting" => "_tenant_endpoint_id_next_attempt_at_seq_idx ",
        "by_change" => "_tenant_changed_at_idx ",
        "by_source" => "_tenant_source_seq_endpoint_id_idx ",
        _ => "_tenant_seq_endpoint_id_idx ",
    };
}
