using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>One of the two databases, and a server over it that the tests of a collection share. They keep apart by tenant.</summary>
public abstract class Store : IAsyncLifetime
{
    private Server? _server;

    public Server Server => _server ?? throw Reason!;

    protected SkipException? Reason { get; private set; }

    /// <summary>A database that no server has used.</summary>
    public abstract Task<Database> NewDatabase();

    /// <summary>A server of a test's own, over a database of its own.</summary>
    public async Task<Server> Start(params (string Name, string Value)[] settings)
        => Reason is null ? await Server.Start(await NewDatabase(), settings) : throw Reason;

    public async Task InitializeAsync()
    {
        try
        {
            await Prepare();
            _server = await Start();
        }
        catch (SkipException reason)
        {
            Reason = reason;
        }
    }

    public virtual async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected virtual Task Prepare() => Task.CompletedTask;
}

public sealed class SqliteStore : Store
{
    public override Task<Database> NewDatabase() => Task.FromResult(Database.NewSqlite());
}

public sealed class PostgresStore : Store
{
    private PostgresServer? _postgres;

    public override async Task<Database> NewDatabase() => new(
        Directory.CreateTempSubdirectory("notify-gateway-").FullName, await _postgres!.CreateDatabaseAsync());

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    protected override async Task Prepare() => _postgres = await PostgresServer.StartAsync();
}

[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteStore>
{
    public const string Name = "SQLite";
}

[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresStore>
{
    public const string Name = "PostgreSQL";
}

/// <summary>Tests that start servers of their own, beside those that share one.</summary>
[CollectionDefinition(Name)]
public sealed class ApartOnSqlite : ICollectionFixture<SqliteStore>
{
    public const string Name = "SQLite, servers apart";
}
