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
            async connection => (await Within(connection, plan), await Setting(connection)), default);

        Assert.Equal((expected, "on"), (within, afterwards));
    }

    // As the store does it: one batch, which is one transaction.
    private static async Task<string> Within(NpgsqlConnection connection, RecordPlan plan)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { PostgresRecord.Move(plan), new NpgsqlBatchCommand("SHOW synchronous_commit") },
        };
        await using var rows = await batch.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        Assert.True(await rows.NextResultAsync());
        Assert.True(await rows.ReadAsync());
        return rows.GetString(0);
    }

    private static async Task<string> Setting(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SHOW synchronous_commit", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
