using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Streams;

namespace Orleans.Hosting;

public static class SiloBuilderMemoryStreamExtensions
{
    /// <param name="configure">Tunes how Orleans polls its queues; here an item is handed over at once, so it is not called.</param>
    public static ISiloBuilder AddMemoryStreams(
        this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        Add(builder.Services, name);
        return builder;
    }

    internal static void Add(IServiceCollection services, string name)
    {
        // A client names the same streams again, and here it shares the silo's services.
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(IStreamProvider) && name.Equals(service.ServiceKey)))
        {
            return;
        }

        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => new MemoryStreamProvider(provider.GetRequiredService<Silo>(), name));
        services.AddSingleton(provider => (ISiloPart)provider.GetRequiredKeyedService<IStreamProvider>(name));
    }
}

public static class ClientBuilderStreamingExtensions
{
    public static IClientBuilder AddMemoryStreams(this IClientBuilder builder, string name)
    {
        SiloBuilderMemoryStreamExtensions.Add(builder.Services, name);
        return builder;
    }
}

public interface ISiloMemoryStreamConfigurator;
