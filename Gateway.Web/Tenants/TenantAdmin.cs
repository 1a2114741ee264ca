using System.Reflection;
using OrleansNotify.Edge;

namespace OrleansNotify.Tenants;

/// <summary>Who may change a tenant's settings: one of its keys. <c>x-tenant-id</c>, if it is there, names that tenant.</summary>
internal sealed class TenantAdmin : IRejectable
{
    private TenantAdmin(TenantCaller caller, Problem? rejection) => (Caller, Rejection) = (caller, rejection);

    public TenantCaller Caller { get; }

    public string Tenant => Caller.Tenant;

    public Problem? Rejection { get; }

    public static async ValueTask<TenantAdmin> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = await TenantCaller.BindAsync(context, parameter);
        return new TenantAdmin(caller, caller.Rejection ?? Check(caller, context.Request));
    }

    private static Problem? Check(TenantCaller caller, HttpRequest request)
        => !TenantHeader.TryRead(request, out var named) ? Problems.HeaderMalformed(TenantHeader.Name)
            : caller.User is not null || (named is not null && named != caller.Tenant) ? Problems.Forbidden
            : null;
}
