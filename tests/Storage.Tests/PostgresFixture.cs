namespace OrleansNotify.Storage.Tests;

public sealed class PostgresFixture(PostgresRun run) : StoreFixture
{
    public override async Task<StorageOptions> NewDatabase() => new()
    {
        PostgresConnectionString = await run.Server.CreateDatabaseAsync(),
    };
}
