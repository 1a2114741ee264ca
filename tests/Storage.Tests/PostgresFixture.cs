using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Tests;

public sealed class PostgresFixture : StoreFixture
{
    // One server for the whole run, stopped when the test process ends.
    private static readonly Lazy<Task<PostgresServer>> Server = new(Start);

    public override async Task<StorageOptions> NewDatabase() => new()
    {
        PostgresConnectionString = await (await Server.Value).CreateDatabaseAsync(),
    };

    private static async Task<PostgresServer> Start()
    {
        var server = await PostgresServer.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
