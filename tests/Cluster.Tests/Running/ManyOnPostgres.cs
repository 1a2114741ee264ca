using Npgsql;

namespace OrleansNotify.Running;

/// <summary>
/// The PostgreSQL server of the run, and three silos over it for all tests that leave them as they were. A test that ends silos starts its
/// own over <see cref="NewDatabase"/>. Skips the calling test where there is no PostgreSQL.
/// </summary>
public sealed class ManyOnPostgres : IAsyncLifetime, IDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private PostgresServer? _server;
    private NotifyCluster? _cluster;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<NotifyCluster> Cluster()
    {
        await _starting.WaitAsync();
        try
        {
            return _cluster ??= await NotifyCluster.Start(new ClusterPlan { Silos = 3, Database = await CreateDatabase() });
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>The connection string of an empty database.</summary>
    public async Task<string> NewDatabase()
    {
        await _starting.WaitAsync();
        try
        {
            return await CreateDatabase();
        }
        finally
        {
            _starting.Release();
        }
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _server.DisposeAsync();
        }
    }

    public void Dispose() => _starting.Dispose();

    private async Task<string> CreateDatabase()
    {
        _server ??= await PostgresServer.StartAsync();
        return await _server.CreateDatabaseAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ManyOnPostgresCollection : ICollectionFixture<ManyOnPostgres>
{
    public const string Name = "three silos on PostgreSQL";
}
