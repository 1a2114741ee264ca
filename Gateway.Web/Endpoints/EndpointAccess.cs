using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The endpoint that a route names, if the caller may have it: a key of the tenant and its admins all of them, viewers all to look at, a
/// person their own. What belongs to others is not there.
/// </summary>
internal sealed class EndpointAccess : IRejectable, IEndpointParameterMetadataProvider
{
    private EndpointAccess(TenantCaller caller, EndpointKey key, EndpointRow? row, Problem? rejection)
        => (Caller, Key, Row, Rejection) = (caller, key, row!, rejection);

    public TenantCaller Caller { get; }

    public EndpointKey Key { get; }

    /// <summary>As it was found.</summary>
    public EndpointRow Row { get; }

    public Problem? Rejection { get; }

    public IEndpointGrain Grain(IGrainFactory grains) => grains.GetGrain<IEndpointGrain>(Key.ToString());

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => TenantCaller.PopulateMetadata(parameter, builder);

    public static async ValueTask<EndpointAccess> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = await TenantCaller.BindAsync(context, parameter);
        if (caller.Rejection is not null)
        {
            return new EndpointAccess(caller, default, null, caller.Rejection);
        }

        var id = context.GetRouteValue("id") as string ?? "";
        var row = await Find(context.RequestServices.GetRequiredService<IEndpointStore>(), caller, id, context.RequestAborted);
        return new EndpointAccess(caller, new EndpointKey(caller.Tenant, id), row, row is null ? Problems.NotFound
            : HttpMethods.IsGet(context.Request.Method) || MayChange(caller, row) ? null
            : Problems.Forbidden);
    }

    public static bool MayChange(TenantCaller caller, EndpointRow row) => caller.ChangesAll || row.Owner == caller.User;

    public static async Task<EndpointRow?> Find(IEndpointStore endpoints, TenantCaller caller, string id, CancellationToken cancellation)
        => EndpointId.IsValid(id) && await endpoints.Find(caller.Tenant, id, cancellation) is { } row
            && (caller.ReadsAll || row.Owner == caller.User)
            ? row
            : null;
}
