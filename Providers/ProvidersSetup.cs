using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

public static class ProvidersSetup
{
    /// <summary>Needs an <see cref="IStrangerHttp"/> and a <see cref="TimeProvider"/>. Further providers may be registered beside these.</summary>
    public static void AddMessageProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<ProviderCatalogue>();
    }
}
