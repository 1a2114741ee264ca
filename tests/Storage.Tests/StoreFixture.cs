using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Activity;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Tests;

/// <summary>One database for a test class. Tests keep apart by tenant.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly List<ServiceProvider> _instances = [];
    private ServiceProvider? _store;
    private SkipException? _reason;

    public ManualTimeProvider Time { get; } = new();

    public StorageOptions Options { get; private set; } = new();

    /// <summary>A store of the first process, over a migrated database.</summary>
    public T Get<T>() where T : notnull => (_store ?? throw _reason!).GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        try
        {
            Options = await NewDatabase();
            _store = NewInstance(Options);
            await _store.GetRequiredService<ISchema>().Migrate(default);
        }
        catch (SkipException reason)
        {
            _reason = reason;
        }
    }

    /// <summary>What another process over the same database has.</summary>
    public ServiceProvider NewInstance() => NewInstance(Options);

    public ServiceProvider NewInstance(StorageOptions options)
    {
        var instance = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IActivitySeal, KeylessSeal>()
            .AddOrleansNotifyStorage(options)
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
