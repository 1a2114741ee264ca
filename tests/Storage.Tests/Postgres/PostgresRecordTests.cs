using Npgsql;
using OrleansNotify.Deliveries;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRecordTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    [SkippableFact]
    public async Task OutcomesDoNotWaitForTheDiskAndWhatComesNextDoes()
    {
        var owner = await EndpointOwner.Make(store, Some.Tenant());

        var (within, afterwards) = await store.Get<PostgresDatabase>().WithoutTransaction(
            async connection => (await Within(connection, owner), await Setting(connection)), default);

        Assert.Equal(("off", "on"), (within, afterwards));
    }

    // As the store does it: one batch, which is one transaction.
    private static async Task<string> Within(NpgsqlConnection connection, EndpointOwner owner)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { PostgresRecord.Move([owner.Progress(1)]), new NpgsqlBatchCommand("SHOW synchronous_commit") },
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
