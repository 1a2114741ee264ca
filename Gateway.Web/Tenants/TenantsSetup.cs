using OrleansNotify.Access;
using OrleansNotify.Hosting;

namespace OrleansNotify.Tenants;

internal static class TenantsSetup
{
    public static void AddTenants(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DefaultTenantOptions>(configuration);
        services.AddSingleton<DefaultTenant>();
        services.AddSingleton<DevelopmentToken>();
        services.AddSingleton<TenantStandings>();
    }

    /// <summary>Call it after the Orleans setup: services start in the order of their registration, HTTP last.</summary>
    public static void AddDefaultTenant(this IServiceCollection services)
        => services.AddHostedService(provider => provider.GetRequiredService<DefaultTenant>());
}
