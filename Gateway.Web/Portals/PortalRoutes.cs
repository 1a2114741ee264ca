using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Portals;

/// <summary>Links by which a tenant's consumers see their own endpoints and deliveries. The code stands behind the #, where no log has it.</summary>
internal static class PortalRoutes
{
    private const string Prefix = "ptl_";
    private const int IdBytes = 16;
    private const int MaxSessionId = 100;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static void MapPortalLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/v1/portal-links").RejectingBadArguments().RequireCors(TenantCors.Policy).NeedingFreshFactor();
        links.MapPost("", Create)
            .Named("createPortalLink", "A link by which a consumer sees their own endpoints; the address is in this answer only")
            .Example("""{"consumer":"ann@example.org","capabilities":["view","manage_endpoints"],"expiresIn":3600}""").Refuses(409);
        links.MapGet("", List)
            .Named("listPortalLinks", "Portal links that have not expired, the newest first");
        links.MapDelete("/{id}", Expire)
            .Named("expirePortalLink", "Ends a link and what was opened by it");
        links.MapDelete("", ExpireAll)
            .Named("expirePortalLinks", "Ends all links of a consumer or a session")
            .Reads(new Argument("consumer", "Whose."), new Argument("sessionId", "Those that were made with it.")).Refuses(400);
    }

    public static void MapPortalSession(this IEndpointRouteBuilder routes)
        => routes.MapGroup("/auth").RejectingBadArguments().RequireCors(TenantCors.Policy).MapPost("/portal", Open).RequireRateLimiting(Limits.SignIn)
            .Named("openPortal", "Exchanges the code of a portal link, once, for a token")
            .Example("""{"code":"ZGVmYXVsdA.…"}""").Refuses(410, 429);

    private static async Task<Results<Created<PortalLinkMade>, Problem>> Create(
        TenantAdmin admin, JsonBody<PortalLinkCommand> body, HttpContext context, IGrainFactory grains, DashboardAddress address, IOptions<DefaultTenantOptions> defaults,
        Audit audit, TimeProvider time)
    {
        var command = body.Value;
        if (!EmailAddress.TryNormalize(command.Consumer, out var consumer))
        {
            return Problems.Invalid("consumer_invalid", "consumer is the e-mail address of the user who owns the endpoints.");
        }

        var lifetime = command.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : Usual;
        if (!PortalLinkCommand.IsLifetime(lifetime) || command.SessionId is { Length: 0 or > MaxSessionId } || command.Flags is not { } capabilities)
        {
            return Problems.Invalid("portal_link_invalid", PortalLinkCommand.Rule);
        }

        var (now, code) = (time.GetUtcNow(), LinkToken.New(admin.Tenant));
        var id = Prefix + RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);
        var link = new PortalLink(id, consumer, capabilities, command.SessionId ?? "", now, now + lifetime, admin.Actor);
        var status = await grains.GetGrain<IPortalsGrain>(admin.Tenant).Add(link, LinkToken.Hash(code));
        if (status != TenantStatus.Done)
        {
            return status.Problem("portal_link_limit");
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "portal_link.created", consumer);
        return TypedResults.Created((string?)null, new PortalLinkMade(id, address.Shown(context, "portal", admin.Tenant == defaults.Value.Name ? "" : $"/t/{admin.Tenant}") + code, link.ExpiresAt));
    }

    private static async Task<Ok<PortalLinkList>> List(TenantAdmin admin, IGrainFactory grains)
        => TypedResults.Ok(new PortalLinkList([.. (await grains.GetGrain<IPortalsGrain>(admin.Tenant).List()).Select(PortalLinkView.Of)]));

    private static async Task<Results<NoContent, Problem>> Expire(string id, TenantAdmin admin, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (await grains.GetGrain<IPortalsGrain>(admin.Tenant).Expire(id, null, null) == 0)
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "portal_link.expired", id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> ExpireAll(
        string? consumer, string? sessionId, TenantAdmin admin, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (consumer is null && sessionId is null)
        {
            return Problems.QueryMalformed("Name a consumer, or a sessionId, or both.");
        }

        var user = consumer is null ? null : EmailAddress.TryNormalize(consumer, out var address) ? address : consumer;
        await grains.GetGrain<IPortalsGrain>(admin.Tenant).Expire(null, user, sessionId);
        await audit.Add(context, admin.Tenant, admin.Actor, "portal_link.expired", user ?? sessionId!);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PortalOpened>, Problem>> Open(
        TenantOfRoute route, JsonBody<PortalCode> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        if (LinkToken.Read(body.Value.Code, 1) is not [var tenant] || (context.Request.RouteValues.ContainsKey("tenant") && route.Name != tenant)
            || await directory.Find(tenant) is not { IsSuspended: false })
        {
            return Problems.LinkExpired;
        }

        var token = PortalTokens.New(tenant);
        if (await grains.GetGrain<IPortalsGrain>(tenant).Open(LinkToken.Hash(body.Value.Code!), LinkToken.Hash(token)) is not { } link)
        {
            return Problems.LinkExpired;
        }

        await audit.Add(context, tenant, $"portal:{link.Consumer}", "portal_link.opened", link.Id);
        var page = await grains.GetGrain<IPortalsGrain>(tenant).Page();
        return TypedResults.Ok(new PortalOpened(
            token, link.ExpiresAt, link.Consumer, PortalLinkCommand.Words(link.Capabilities), page.Name.Length > 0 ? page.Name : tenant, page.Accent.Length > 0 ? page.Accent : null,
            PortalLogoView.Of(page.Logo)));
    }
}
