using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

internal static class MembersSetup
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<SetupCode>();
        services.AddSingleton<LoginAnswers>();
        services.AddSingleton<DashboardAddress>();
        services.AddSingleton<PasskeySites>();
    }

    /// <summary>Who is asked to become a member, for a tenant's own members and for the operator.</summary>
    public static void MapMemberInvitations(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/v1").RejectingBadArguments().RequireCors(TenantCors.Policy);
        own.Needing(ApiScopes.Members).NeedingFreshFactor().MapInvitations();
        var operators = routes.MapGroup("/v1/admin/tenants/{name}").WithMetadata(new OperationSuffix("OfTenant"));
        operators.ForAdmins().RejectingBadArguments();
        operators.MapInvitations();
    }

    public static void MapMembersSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapLogin();
    }
}
