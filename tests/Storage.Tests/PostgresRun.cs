using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Tests;

/// <summary>The one server of the run. The PostgreSQL tests follow each other; the SQLite tests run beside them.</summary>
public sealed class PostgresRun : IAsyncLifetime
{
    private PostgresServer? _server;
    private SkipException? _reason;

    public PostgresServer Server => _server ?? throw _reason!;

    public async Task InitializeAsync()
    {
        try
        {
            _server = await PostgresServer.StartAsync();
        }
        catch (SkipException reason)
        {
            _reason = reason;
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresRun>
{
    public const string Name = "PostgreSQL";
}
