using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Who may say who has which role in a tenant.</summary>
internal sealed class TenantOwner : TenantAccess, IEndpointParameterMetadataProvider
{
    private TenantOwner(TenantGrant grant) : base(grant)
    {
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Describe(builder);

    public static async ValueTask<TenantOwner> BindAsync(HttpContext context, ParameterInfo parameter)
        => new(await TenantGrant.Of(context, parameter, TenantRole.Owner));
}
