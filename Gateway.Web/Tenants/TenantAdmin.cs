using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Tenants;

/// <summary>Who may change a tenant's settings: one of its keys. <c>x-tenant-id</c>, if it is there, names that tenant.</summary>
internal sealed class TenantAdmin : IRejectable, IEndpointParameterMetadataProvider
{
    private TenantAdmin(TenantCaller caller, Problem? rejection) => (Caller, Rejection) = (caller, rejection);

    public TenantCaller Caller { get; }

    public string Tenant => Caller.Tenant;

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new Credential(Credential.ApiKey), Argument.TenantId, new Refusals(401, 403));

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
