using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Dashboard;
using OrleansNotify.Http;

namespace OrleansNotify.Portals;

/// <summary>The page that a portal's link opens, and how a tenant has it look.</summary>
internal static class PortalPageRoutes
{
    private const string AboveTheTenant = "../../../app/";

    public static void MapPortalSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/v1/settings/portal").RejectingBadArguments().RequireCors(TenantCors.Policy);
        settings.MapGet("", Show)
            .Named("showPortalPage", "How the portal looks, and whose pages may show it in a frame");
        settings.MapPut("", Change)
            .Named("changePortalPage", "Changes how the portal looks, and whose pages may show it in a frame")
            .Example("""{"name":"Acme","accent":"#1d4ed8","frameOrigins":["https://app.example.com"],"version":0}""").Refuses(409);
        settings.MapPortalLogo();
    }

    /// <summary>One address a tenant: the browser is told who may frame the page before the page knows its code.</summary>
    public static void MapPortalPages(this WebApplication app)
    {
        var pages = app.MapGroup("").RejectingBadArguments().ExcludeFromDescription();
        pages.MapGet("/app/portal", (TenantOfRoute route, DashboardFolder folder, HttpContext context, IGrainFactory grains)
            => Page(route, "./", folder, context, grains));
        pages.MapGet("/t/{tenant}/app/portal", (TenantOfRoute route, DashboardFolder folder, HttpContext context, IGrainFactory grains)
            => Page(route, AboveTheTenant, folder, context, grains));
        pages.MapPortalLogoImage();
    }

    private static async Task<IResult> Page(TenantOfRoute route, string dashboard, DashboardFolder folder, HttpContext context, IGrainFactory grains)
        => ShownPages.IsForABrowser(context.Request)
            ? await DashboardPage.Show(dashboard, (await grains.GetGrain<IPortalsGrain>(route.Name).Page()).FrameOrigins, folder, context)
            : Problems.NotFound;

    private static async Task<Ok<PortalPageView>> Show(TenantViewer viewer, IGrainFactory grains)
        => TypedResults.Ok(PortalPageView.Of(await grains.GetGrain<IPortalsGrain>(viewer.Tenant).Page()));

    private static async Task<Results<Ok<PortalPageView>, Problem>> Change(
        TenantAdmin admin, JsonBody<PortalPageCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (body.Value.Check(out var name, out var accent, out var origins) is { } problem)
        {
            return problem;
        }

        if (await grains.GetGrain<IPortalsGrain>(admin.Tenant).ChangePage(name, accent, origins, body.Value.Version) is not { } page)
        {
            return new Problem(409, "version_conflict", "The portal was changed since: read it again.");
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "portal.changed", "portal");
        return TypedResults.Ok(PortalPageView.Of(page));
    }
}
