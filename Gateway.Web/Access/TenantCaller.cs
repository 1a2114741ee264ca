using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;
using OrleansNotify.Portals;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Who calls a tenant's API: one of its keys, within its scopes, or one of its people, who owns what they made and may have a role.</summary>
internal sealed class TenantCaller : IRejectable, IEndpointParameterMetadataProvider
{
    private TenantCaller(string tenant, string? user, string actor, TenantRole role, ApiScopes scopes)
        => (Tenant, User, Actor, Role, Scopes) = (tenant, user, actor, role, scopes);

    private TenantCaller(Problem rejection) : this("", null, "", TenantRole.None, ApiScopes.None) => Rejection = rejection;

    public string Tenant { get; }

    /// <summary>Null: a key of the tenant.</summary>
    public string? User { get; }

    /// <summary>As the activity log names it.</summary>
    public string Actor { get; }

    /// <summary>A key's is an owner's: its bounds are its scopes.</summary>
    public TenantRole Role { get; }

    /// <summary>What it may do as a key, and give to a key.</summary>
    public ApiScopes Scopes { get; }

    /// <summary>Everything of the tenant, also what is somebody's own.</summary>
    public bool ReadsAll => Role >= TenantRole.Viewer;

    public bool ChangesAll => Role >= TenantRole.Admin;

    /// <summary>What a portal's link gives; null: it is no portal that calls.</summary>
    public PortalCapabilities? Portal { get; private init; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(new Credential(Credential.ApiKey, Credential.Session), new Refusals(401, 403, 429));

    public static async ValueTask<TenantCaller> BindAsync(HttpContext context, ParameterInfo _)
    {
        if (Bearer.IsRepeated(context))
        {
            return new TenantCaller(Problems.HeaderMalformed("Authorization"));
        }

        if (!Bearer.TryRead(context, out var token) || token is null)
        {
            return new TenantCaller(Problems.Unauthorized);
        }

        if (await Resolve(context, token) is not { } caller)
        {
            return new TenantCaller(await OfUnknownTenant(context, token) ?? Problems.Unauthorized);
        }

        return caller.Rejection is not null ? caller
            : context.GetRouteValue("tenant") is string named && named != caller.Tenant ? new TenantCaller(Problems.NotFound)
            : caller.User is null && NeededScope.Missing(context, caller.Scopes) is { } missing ? new TenantCaller(missing)
            : HeldBack(context, caller) is { } tooMany ? new TenantCaller(tooMany)
            : caller;
    }

    /// <summary>The same caller some time later, for what stays open; null: it may not any longer.</summary>
    public static async ValueTask<TenantCaller?> Again(HttpContext context)
        => Bearer.TryRead(context, out var token) && token is not null
            && await Resolve(context, token) is { Rejection: null } caller
            && (caller.User is not null || NeededScope.Missing(context, caller.Scopes) is null)
            ? caller
            : null;

    private static Problem? HeldBack(HttpContext context, TenantCaller caller)
    {
        var limits = context.RequestServices.GetRequiredService<CallLimits>();
        return limits.Call(caller.Tenant, caller.User)
            ?? (NeededScope.Of(context) is ApiScopes.Endpoints or ApiScopes.Deliveries ? limits.Change(caller, context.Request) : null);
    }

    private static async ValueTask<TenantCaller?> Resolve(HttpContext context, string token)
    {
        var services = context.RequestServices;
        if (await services.GetRequiredService<PortalTokens>().Resolve(token) is var (portal, link))
        {
            return await Consumer(context, portal, link);
        }

        var session = await services.GetRequiredService<SessionResolver>().Resolve(token);
        var key = session is null ? await services.GetRequiredService<TenantKeys>().TenantOf(token) : null;
        if ((session?.Tenant ?? key?.Tenant) is not { } tenant
            || await services.GetRequiredService<TenantDirectory>().Find(tenant) is not { } settings)
        {
            return null;
        }

        AnswerTenant.Is(context, settings);
        return settings.IsSuspended ? new TenantCaller(Problems.TenantSuspended)
            : session is not null ? Person(session, settings.RoleOf(session.User))
            : new TenantCaller(tenant, null, key!.KeyId, TenantRole.Owner, key.Scopes);
    }

    private static async ValueTask<Problem?> OfUnknownTenant(HttpContext context, string token)
        => ApiKey.TenantOf(token) is { } tenant
            && await context.RequestServices.GetRequiredService<TenantDirectory>().Find(tenant) is null
            ? context.RequestServices.GetRequiredService<UnknownNames>().Tried(context)
            : null;

    /// <summary>As the user whose endpoints they are, without a role, and only where the link's capabilities lead.</summary>
    private static async ValueTask<TenantCaller?> Consumer(HttpContext context, string tenant, PortalLink link)
    {
        if (await context.RequestServices.GetRequiredService<TenantDirectory>().Find(tenant) is not { } settings)
        {
            return null;
        }

        AnswerTenant.Is(context, settings);
        return settings.IsSuspended ? new TenantCaller(Problems.TenantSuspended)
            : link.Allows(context) ? new TenantCaller(tenant, link.Consumer, $"portal:{link.Consumer}", TenantRole.None, ApiScopes.None) { Portal = link.Capabilities }
            : new TenantCaller(Problems.Forbidden);
    }

    // Who may not give roles may not make a key that does.
    private static TenantCaller Person(Session session, TenantRole role) => new(
        session.Tenant, session.User, session.User, role, role == TenantRole.Owner ? ApiScopes.All : ApiScopes.All & ~ApiScopes.Members);
}
