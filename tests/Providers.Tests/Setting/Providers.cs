using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>The product's providers, as the product registers them.</summary>
internal sealed class Providers : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="strangers">Not disposed; null: one of its own.</param>
    public Providers(TimeProvider? time = null, PlainHttp? strangers = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        _ = strangers is null ? services.AddSingleton<PlainHttp>() : services.AddSingleton(strangers);
        services.AddSingleton<IStrangerHttp>(provider => provider.GetRequiredService<PlainHttp>());
        services.AddMessageProviders();
        _services = services.BuildServiceProvider();
    }

    public ProviderCatalogue Catalogue => _services.GetRequiredService<ProviderCatalogue>();

    public PlainHttp Strangers => _services.GetRequiredService<PlainHttp>();

    public ProviderHttp Http => _services.GetRequiredService<ProviderHttp>();

    public IMessageProvider this[string id] => Catalogue.TryGet(id, out var provider) ? provider : throw new ArgumentException(id);

    public ProviderSettings Settings(string id, IReadOnlyDictionary<string, string> values) => new($"{id}-account", this[id].Manifest, values) { IsOperators = true };

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Dispose() => _services.Dispose();
}
