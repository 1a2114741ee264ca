using System.Reflection;

namespace OrleansNotify.Tenants;

/// <summary>Who may say who has which role in a tenant.</summary>
internal sealed class TenantOwner : TenantAccess
{
    private TenantOwner(TenantGrant grant) : base(grant)
    {
    }

    public static async ValueTask<TenantOwner> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Owner));
}
