using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansNotify.Activity;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Grains;

/// <summary>The providers that a silo over the store has, started as a silo starts them.</summary>
internal sealed class GrainStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GrainStores(ServiceProvider services) => _services = services;

    public IGrainStorage States => _services.GetRequiredService<IGrainStorage>();

    public IReminderTable Reminders => _services.GetRequiredService<IReminderTable>();

    public static async Task<GrainStores> Start(StoreFixture store)
    {
        store.Get<ISchema>();
        return await Start(store.Options, store.Time);
    }

    public static async Task<GrainStores> Start(StorageOptions options, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSerializer().AddSingleton(time).AddSingleton<IActivitySeal, KeylessSeal>().AddOrleansNotifyStorage(options);
        services.Configure<ClusterOptions>(cluster => cluster.ServiceId = "test");
        new Silo(services).AddGrainStores(options);
        var stores = new GrainStores(services.BuildServiceProvider());
        var lifecycle = new Lifecycle();
        stores._services.GetKeyedServices<IGrainStorage>("postgres").OfType<ILifecycleParticipant<ISiloLifecycle>>().ToList()
            .ForEach(participant => participant.Participate(lifecycle));
        await lifecycle.Start();
        await stores.Reminders.StartAsync();
        return stores;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Silo(IServiceCollection services) : ISiloBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }

    private sealed class Lifecycle : ISiloLifecycle
    {
        private readonly List<ILifecycleObserver> _observers = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            _observers.Add(observer);
            return new Subscription();
        }

        public Task Start() => Task.WhenAll(_observers.Select(observer => observer.OnStart(default)));
    }

    private sealed class Subscription : IDisposable
    {
        public void Dispose() { }
    }
}
