using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.Business;

/// <summary>The dashboard's clients name their tenant in a header. The credential decides; a header that says otherwise is refused.</summary>
internal static class BusinessTenantHeader
{
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var caller = context.Arguments.OfType<TenantCaller>().FirstOrDefault();
        return TenantHeader.TryRead(context.HttpContext.Request, out var named) && (named is null || named == caller?.Tenant)
            ? await next(context)
            : Problems.Forbidden.AsError();
    }
}
