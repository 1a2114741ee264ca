using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;
using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>Who calls a tenant's API: one of its keys, which may do everything in it, or one of its people, who owns what they made.</summary>
internal sealed class TenantCaller : IRejectable, IEndpointParameterMetadataProvider
{
    private TenantCaller(string tenant, string? user, string actor) => (Tenant, User, Actor) = (tenant, user, actor);

    private TenantCaller(Problem rejection) : this("", null, "") => Rejection = rejection;

    public string Tenant { get; }

    /// <summary>Null: a key of the tenant.</summary>
    public string? User { get; }

    /// <summary>As the activity log names it.</summary>
    public string Actor { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new Credential(Credential.ApiKey, Credential.Session), new Refusals(401, 403, 429));

    public static async ValueTask<TenantCaller> BindAsync(HttpContext context, ParameterInfo _)
    {
        if (Bearer.IsRepeated(context))
        {
            return new TenantCaller(Problems.HeaderMalformed("Authorization"));
        }

        if (!Bearer.TryRead(context, out var token) || token is null || await Resolve(context.RequestServices, token) is not { } caller)
        {
            return new TenantCaller(Problems.Unauthorized);
        }

        return context.GetRouteValue("tenant") is string named && named != caller.Tenant ? new TenantCaller(Problems.NotFound)
            : context.RequestServices.GetRequiredService<CallLimits>().MayCall(caller) is { } wait ? new TenantCaller(Problems.TooMany(wait))
            : caller;
    }

    private static async ValueTask<TenantCaller?> Resolve(IServiceProvider services, string token)
        => await services.GetRequiredService<SessionResolver>().Resolve(token) is { } session
            ? new TenantCaller(session.Tenant, session.User, session.User)
            : await services.GetRequiredService<TenantKeys>().TenantOf(token) is { } key
                ? new TenantCaller(key.Tenant, null, key.KeyId)
                : null;
}
