using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Running;

internal static class Decoration
{
    /// <summary>Puts something around the product's own <typeparamref name="T"/>: a store that hangs, counts or throws.</summary>
    public static void Decorate<T>(this IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T) && !service.IsKeyedService);
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)Make(inner, provider)));
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
