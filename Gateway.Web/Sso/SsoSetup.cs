using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

internal static class SsoSetup
{
    public static void AddSso(this IServiceCollection services)
    {
        services.AddSingleton<SsoAddress>();
        services.AddSingleton<SsoCookies>();
        services.AddSingleton<SsoReader>();
        services.AddSingleton<SsoSignIn>();
    }

    /// <summary>Settings of identity providers, for a tenant's own owners and for the operator.</summary>
    public static void MapSsoProviders(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/v1").RejectingBadArguments().RequireCors(TenantCors.Policy);
        own.Needing(ApiScopes.Members).NeedingFreshFactor().MapIdentityProviders();
        var operators = routes.MapGroup("/v1/admin/tenants/{name}").WithMetadata(new OperationSuffix("OfTenant"));
        operators.ForAdmins().RejectingBadArguments();
        operators.MapIdentityProviders();
    }
}
