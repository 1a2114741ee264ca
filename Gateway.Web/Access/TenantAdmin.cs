using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Who may change a tenant's settings.</summary>
internal sealed class TenantAdmin : TenantAccess, IEndpointParameterMetadataProvider
{
    private TenantAdmin(TenantGrant grant) : base(grant)
    {
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Describe(builder);

    public static async ValueTask<TenantAdmin> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Admin));
}
