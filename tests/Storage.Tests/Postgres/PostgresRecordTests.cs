using Npgsql;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRecordTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    [SkippableTheory]
    [InlineData("off", DeliveryStatus.Succeeded, DeliveryStatus.Succeeded)]
    [InlineData("on", DeliveryStatus.Succeeded, DeliveryStatus.Retrying)]
    [InlineData("on", DeliveryStatus.Dead)]
    [InlineData("off")]
    public async Task OnlyWhatSucceededDoesNotWaitForTheDisk(string expected, params string[] statuses)
    {
        var owner = await EndpointOwner.Make(store, Some.Tenant());
        var outcomes = statuses.Select((status, i) => new DeliveryOutcome(owner.Delivery(i + 1, status), Some.Attempt()));
        var plan = new RecordPlan([owner.Progress(1, [.. outcomes])]);

        var (within, afterwards) = await store.Get<PostgresDatabase>().WithoutTransaction(
            Scope.AllTenants,
            async connection => (await Within(connection, plan), await Setting(connection)), default);

        Assert.Equal((expected, "on"), (within, afterwards));
    }

    // As the store does it: one batch, which is one transaction.
    private static Task<string> Within(ScopedConnection connection, RecordPlan plan) => connection.Batch(
        [PostgresRecord.Move(plan), new NpgsqlBatchCommand("SHOW synchronous_commit")],
        async rows =>
        {
            Assert.True(await rows.ReadAsync());
            Assert.True(await rows.NextResultAsync());
            Assert.True(await rows.ReadAsync());
            return rows.GetString(0);
        },
        default);

    private static async Task<string> Setting(ScopedConnection connection) => (await connection.Row<string>("SHOW synchronous_commit", null, default))!;
}
