using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>A signed-in person with a role in the tenant.</summary>
internal sealed class MemberCaller : IRejectable, IEndpointParameterMetadataProvider
{
    private MemberCaller(Session? session, TenantRole role, Problem? rejection) => (Session, Role, Rejection) = (session!, role, rejection);

    public Session Session { get; }

    public TenantRole Role { get; }

    public string Tenant => Session.Tenant;

    public string Email => Session.User;

    public Problem? Rejection { get; }

    public IMemberGrain Grain(IGrainFactory grains) => grains.GetGrain<IMemberGrain>(new UserKey(Tenant, Email).ToString());

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new Credential(Credential.Session), new Refusals(401, 403, 429));

    public static async ValueTask<MemberCaller> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = await Caller.BindAsync(context, parameter);
        if (caller.Rejection is { } rejection)
        {
            return new MemberCaller(null, TenantRole.None, rejection);
        }

        var settings = await context.RequestServices.GetRequiredService<TenantDirectory>().Find(caller.Session.Tenant);
        var role = settings?.RoleOf(caller.Session.User) ?? TenantRole.None;
        return new MemberCaller(caller.Session, role, role == TenantRole.None ? Problems.Forbidden : null);
    }
}
