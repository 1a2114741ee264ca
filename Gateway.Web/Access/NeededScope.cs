using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>The scope that an API key must have for a route. A route that names none needs all of them.</summary>
internal sealed record NeededScope(ApiScopes Scope)
{
    public static ApiScopes Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope ?? ApiScopes.All;

    /// <returns>Null: nothing is missing.</returns>
    public static Problem? Missing(HttpContext context, ApiScopes held)
    {
        var needed = Of(context);
        var missing = needed & ~held;
        return missing == ApiScopes.None ? null : Problems.ScopeMissing(ScopeNames.Text(missing));
    }
}

internal static class ScopedRoutes
{
    /// <summary>For routes of which an API key needs this scope.</summary>
    public static RouteGroupBuilder Needing(this IEndpointRouteBuilder routes, ApiScopes scope) => routes.MapGroup("").WithMetadata(new NeededScope(scope));
}
