using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OrleansNotify.Access;
using OrleansNotify.Dashboard;
using OrleansNotify.Http;

namespace OrleansNotify.Portals;

/// <summary>The logo of a tenant's portal. All may read it, as they may the portal's page: the browser asks for it without a token.</summary>
internal static class PortalLogoRoutes
{
    // As base64, with what is around it.
    private const int MaxBody = 2 * LogoImage.MaxBytes;

    // Should a browser take it for a page after all: nothing of it runs or is loaded.
    private const string Policy = "default-src 'none'; sandbox";

    public static void MapPortalLogo(this IEndpointRouteBuilder settings)
    {
        settings.MapPut("/logo", Change).WithMetadata(new LargestBody(MaxBody))
            .Named("changePortalLogo", "Shows a logo next to the portal's name")
            .Example("""{"image":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgaPj/HwADggJ/5l0+2gAAAABJRU5ErkJggg==","alt":"Acme"}""");
        settings.MapDelete("/logo", Remove)
            .Named("removePortalLogo", "Shows no logo any longer");
    }

    public static void MapPortalLogoImage(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/app/portal/logo", Show);
        pages.MapGet("/t/{tenant}/app/portal/logo", Show);
    }

    private static async Task<IResult> Show(TenantOfRoute route, HttpContext context, IGrainFactory grains)
    {
        if (await grains.GetGrain<IPortalsGrain>(route.Name).Logo() is not { } logo)
        {
            return Problems.NotFound;
        }

        var headers = context.Response.Headers;
        (headers.ContentSecurityPolicy, headers.CacheControl, headers["Cross-Origin-Resource-Policy"]) = (Policy, "no-cache", "same-origin");
        return TypedResults.Bytes(logo.Bytes, logo.Facts.MediaType, entityTag: new EntityTagHeaderValue($"\"{logo.Facts.Version}\""));
    }

    private static async Task<Results<Ok<PortalPageView>, Problem>> Change(
        TenantAdmin admin, JsonBody<PortalLogoCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
        => body.Value.Check(out var logo) is { } problem ? problem : await Replace(logo, admin, context, grains, audit);

    private static async Task<Ok<PortalPageView>> Remove(TenantAdmin admin, HttpContext context, IGrainFactory grains, Audit audit)
        => await Replace(null, admin, context, grains, audit);

    private static async Task<Ok<PortalPageView>> Replace(PortalLogo? logo, TenantAdmin admin, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var portals = grains.GetGrain<IPortalsGrain>(admin.Tenant);
        await portals.ChangeLogo(logo);
        await audit.Add(context, admin.Tenant, admin.Actor, "portal.changed", "logo");
        return TypedResults.Ok(PortalPageView.Of(await portals.Page()));
    }
}
