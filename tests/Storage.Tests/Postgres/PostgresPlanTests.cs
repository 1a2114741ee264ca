using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresPlanTests(PostgresFixture store) : PlanContract(store), IClassFixture<PostgresFixture>
{
    internal override Task<IReadOnlyList<string>> Explain(Database database, string sql, object values) => database.Write(
        async c =>
        {
            // The tables of a test are small enough that reading all of one is cheapest; a plan that still does has no index to use.
            await c.Run("SET LOCAL enable_seqscan = off", null, default);
            return await c.Rows<string>("EXPLAIN " + sql, values, default);
        },
        default);

    internal override Task Analyze(Database database) => database.Write(c => c.Run("ANALYZE;", null, default), default);

    protected override bool IsGood(IReadOnlyList<string> plan) =>
        !plan.Any(line => line.Contains("Seq Scan on", StringComparison.Ordinal));
}
