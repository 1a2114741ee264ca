using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Sso;

internal static class OpenIdSetup
{
    public static void AddOpenIdClient(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<ProviderCache>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<IOpenIdClient, OpenIdClient>();
    }
}
