using OrleansNotify.Http;

namespace OrleansNotify.Access;

internal static class AdminOnly
{
    /// <summary>For the operator who holds <c>ADMIN_TOKEN</c>; a person's or a tenant's own token is 403.</summary>
    public static RouteGroupBuilder ForAdmins(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(Check);
        group.WithMetadata(new OperatorsRoute());
        return group.Needs(Credential.Admin).Refuses(403, 429);
    }

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var operators = services.GetRequiredService<OperatorFailures>();
        if (!Bearer.TryRead(context.HttpContext, out var token) || token is null)
        {
            return Problems.Unauthorized;
        }

        return operators.IsOperator(token) ? await next(context)
            : await services.GetRequiredService<SessionResolver>().Resolve(token) is not null
                || await services.GetRequiredService<TenantKeys>().TenantOf(token) is not null ? Problems.Forbidden
            : operators.Refuse(context.HttpContext);
    }
}

/// <summary>Of a route that only the operator gets to: its <c>{name}</c> is the tenant.</summary>
internal sealed record OperatorsRoute;
