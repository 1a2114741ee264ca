using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Sessions;

namespace OrleansNotify.Access;

/// <summary>The signed-in person who makes the request.</summary>
internal sealed class Caller : IRejectable, IEndpointParameterMetadataProvider
{
    private Caller(Session? session, Problem? rejection) => (Session, Rejection) = (session!, rejection);

    public Session Session { get; }

    public Problem? Rejection { get; }

    public IUserGrain Grain(IGrainFactory grains) => grains.GetGrain<IUserGrain>(new UserKey(Session.Tenant, Session.User).ToString());

    public IMemberGrain Member(IGrainFactory grains) => grains.GetGrain<IMemberGrain>(new UserKey(Session.Tenant, Session.User).ToString());

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new Credential(Credential.Session), new Refusals(401, 429));

    public static async ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo _)
    {
        if (Bearer.IsRepeated(context))
        {
            return new Caller(null, Problems.HeaderMalformed("Authorization"));
        }

        var sessions = context.RequestServices.GetRequiredService<SessionResolver>();
        var session = Bearer.TryRead(context, out var token) ? await sessions.Resolve(token) : null;
        if (session is null || await context.RequestServices.GetRequiredService<TenantDirectory>().Find(session.Tenant) is not { } settings)
        {
            return new Caller(null, Problems.Unauthorized);
        }

        AnswerTenant.Is(context, settings);
        return new Caller(session, context.GetRouteValue("tenant") is string named && named != session.Tenant ? Problems.NotFound
            : settings.IsSuspended ? Problems.TenantSuspended
            : context.RequestServices.GetRequiredService<CallLimits>().Call(session.Tenant, session.User));
    }
}
