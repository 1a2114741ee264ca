using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>The product's providers, as the product registers them.</summary>
internal sealed class Providers : IDisposable
{
    private readonly ServiceProvider _services;

    public Providers(TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<PlainHttp>();
        services.AddSingleton<IStrangerHttp>(provider => provider.GetRequiredService<PlainHttp>());
        services.AddMessageProviders();
        _services = services.BuildServiceProvider();
    }

    public ProviderCatalogue Catalogue => _services.GetRequiredService<ProviderCatalogue>();

    public PlainHttp Strangers => _services.GetRequiredService<PlainHttp>();

    public ProviderHttp Http => _services.GetRequiredService<ProviderHttp>();

    public IMessageProvider this[string id] => Catalogue.TryGet(id, out var provider) ? provider : throw new ArgumentException(id);

    public ProviderSettings Settings(string id, IReadOnlyDictionary<string, string> values) => new($"{id}-account", this[id].Manifest, values) { IsOperators = true };

    public void Dispose() => _services.Dispose();
}
