using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Who may read what is a tenant's.</summary>
internal sealed class TenantViewer : TenantAccess, IEndpointParameterMetadataProvider
{
    private TenantViewer(TenantGrant grant) : base(grant)
    {
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Describe(builder);

    public static async ValueTask<TenantViewer> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Viewer));
}
