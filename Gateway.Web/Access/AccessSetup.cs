using Microsoft.AspNetCore.Cors.Infrastructure;

namespace OrleansNotify.Access;

internal static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<AllowedOrigins>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<SessionResolver>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<PortalTokens>();
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddSingleton<CallLimits>();
        services.AddSingleton<Audit>();
        services.AddSingleton<OperatorFailures>();
        services.AddSingleton<AccessRefusals>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessRefusals>());
        services.AddCors();
        services.AddSingleton<TenantCors>();
        services.AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<TenantCors>());
        services.AddSingleton<ICorsService>(provider => provider.GetRequiredService<TenantCors>());
    }
}
