using System.Reflection;

namespace OrleansNotify.Tenants;

/// <summary>Who may change a tenant's settings.</summary>
internal sealed class TenantAdmin : TenantAccess
{
    private TenantAdmin(TenantGrant grant) : base(grant)
    {
    }

    public static async ValueTask<TenantAdmin> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Admin));
}
