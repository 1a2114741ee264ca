using OrleansNotify.Edge;
using OrleansNotify.Tenants;

namespace OrleansNotify.Inboxes;

/// <summary>The seed's clients name their tenant in a header. The credential decides; a header that says otherwise is refused.</summary>
internal static class SeedTenantHeader
{
    private const string Name = "x-tenant-id";

    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var named = context.HttpContext.Request.Headers[Name];
        var caller = context.Arguments.OfType<TenantCaller>().FirstOrDefault();
        return named.Count == 0 || (named.Count == 1 && named[0] == caller?.Tenant) ? await next(context) : Problems.Forbidden.AsSeed();
    }
}
