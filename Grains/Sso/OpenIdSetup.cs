using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Sso;

public static class OpenIdSetup
{
    public static void AddOpenIdClient(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<ProviderCache>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton(provider => new OpenIdClient(
            provider.GetRequiredService<ProviderCache>(), provider.GetRequiredService<ProviderHttp>(), provider.GetRequiredService<IdTokens>()));
    }
}
