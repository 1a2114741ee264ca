using System.Reflection;

namespace OrleansNotify.Tenants;

/// <summary>Who may read what is a tenant's.</summary>
internal sealed class TenantViewer : TenantAccess
{
    private TenantViewer(TenantGrant grant) : base(grant)
    {
    }

    public static async ValueTask<TenantViewer> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Viewer));
}
