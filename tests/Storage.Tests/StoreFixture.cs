using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Tests;

/// <summary>One database for a test class. Tests keep apart by tenant.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly List<ServiceProvider> _instances = [];
    private ServiceProvider? _store;
    private Exception? _skipped;

    public ManualTimeProvider Time { get; } = new();

    /// <summary>The store of the first process, migrated.</summary>
    public IServiceProvider Store => _skipped is null ? _store! : throw _skipped;

    public StorageOptions Options { get; private set; } = new();

    public async Task InitializeAsync()
    {
        try
        {
            Options = await NewDatabase();
        }
        catch (SkipException e)
        {
            _skipped = e;
            return;
        }

        _store = NewInstance(Options);
        await _store.GetRequiredService<ISchema>().Migrate(default);
    }

    /// <summary>What another process over the same database would have.</summary>
    public ServiceProvider NewInstance(StorageOptions? options = null)
    {
        var instance = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddOrleansNotifyStorage(options ?? Options)
            .BuildServiceProvider();
        _instances.Add(instance);
        return instance;
    }

    public abstract Task<StorageOptions> NewDatabase();

    public virtual async Task DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }
}
