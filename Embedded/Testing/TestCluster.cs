using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>A cluster of one silo, whose client shares its services.</summary>
public sealed class TestCluster : IDisposable, IAsyncDisposable
{
    readonly IHost _host;

    internal TestCluster(List<object> configurators)
    {
        var host = new HostBuilder();
        foreach (var configurator in configurators.OfType<IHostConfigurator>())
        {
            configurator.Configure(host);
        }

        host.UseOrleans((context, silo) =>
        {
            silo.Configure<ClientMessagingOptions>(_ => { });
            configurators.OfType<ISiloConfigurator>().ToList().ForEach(configurator => configurator.Configure(silo));
            configurators.OfType<IClientBuilderConfigurator>().ToList()
                .ForEach(configurator => configurator.Configure(context.Configuration, new SiloBuilder(silo.Services, silo.Configuration)));
        });
        _host = host.Build();
    }

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public IGrainFactory GrainFactory => Client;

    public IServiceProvider ServiceProvider => _host.Services;

    public IServiceProvider GetSiloServiceProvider() => _host.Services;

    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    public Task DeployAsync() => _host.StartAsync();

    public Task StopAllSilosAsync() => _host.StopAsync();

    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    public void Dispose() => _host.Dispose();

    public async ValueTask DisposeAsync()
    {
        await StopAllSilosAsync();
        _host.Dispose();
    }
}
