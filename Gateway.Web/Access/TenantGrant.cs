using System.Reflection;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>
/// The tenant that a request is about, and whether its caller may: the operator in the tenant that the route names, everybody else in
/// their own with a role or a key. <c>x-tenant-id</c>, if it is there, names that tenant.
/// </summary>
/// <param name="Actor">As the activity log names it.</param>
/// <param name="Scopes">What the caller may give to an API key.</param>
internal sealed record TenantGrant(string Tenant, string Actor, ApiScopes Scopes, bool IsOperator, Problem? Rejection)
{
    /// <summary>By a key, whose bounds are its scopes, not by a person, whose are the role's.</summary>
    public bool IsByKey { get; private init; }

    public static async ValueTask<TenantGrant> Of(HttpContext context, ParameterInfo parameter, TenantRole needed)
    {
        // That it is the operator is checked before the handler runs.
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperatorsRoute>() is not null)
        {
            var name = context.GetRouteValue("name") as string ?? "";
            return new TenantGrant(name, Audit.Operator, ApiScopes.All, true, TenantName.IsValid(name) ? null : Problems.NotFound);
        }

        var caller = await TenantCaller.BindAsync(context, parameter);
        return new TenantGrant(caller.Tenant, caller.Actor, caller.Scopes, false, caller.Rejection ?? Check(caller, context.Request, needed))
        {
            IsByKey = caller.User is null,
        };
    }

    private static Problem? Check(TenantCaller caller, HttpRequest request, TenantRole needed)
        => !TenantHeader.TryRead(request, out var named) ? Problems.HeaderMalformed(TenantHeader.Name)
            : caller.Role < needed || (named is not null && named != caller.Tenant) ? Problems.Forbidden
            : null;
}

/// <summary>See <see cref="TenantGrant"/>; what a handler takes says which role it needs.</summary>
internal abstract class TenantAccess(TenantGrant grant) : IRejectable
{
    public string Tenant => grant.Tenant;

    public string Actor => grant.Actor;

    public ApiScopes Scopes => grant.Scopes;

    public bool IsOperator => grant.IsOperator;

    public bool IsByKey => grant.IsByKey;

    public Problem? Rejection => grant.Rejection;

    protected static void Describe(EndpointBuilder route)
    {
        if (!route.Metadata.OfType<OperatorsRoute>().Any())
        {
            route.Add(new Credential(Credential.ApiKey, Credential.Session), Argument.TenantId, new Refusals(401, 403));
        }
    }
}
