using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Activity;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>A tenant in the hands of its own members and keys.</summary>
internal static class OwnTenantRoutes
{
    private static readonly string ListRule = $"At most {TenantLists.MaxItems} domains and origins.";

    public static void MapOwnTenant(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/v1").RejectingBadArguments().RequireCors(TenantCors.Policy);
        var settings = own.Needing(ApiScopes.Settings);
        settings.MapGet("/settings", Show)
            .Named("showSettings", "The settings of the own tenant");
        settings.MapPatch("/settings", Change)
            .Named("changeSettings", "Changes who may sign in and from which pages")
            .Example("""{"origins":["https://shop.example.org"]}""").Refuses(403);
        settings.NeedingFreshFactor().MapApiKeys();
        settings.MapSources();
        var members = own.Needing(ApiScopes.Members).NeedingFreshFactor();
        members.MapMembers();
        members.MapSessionsOfUsers();
        own.Needing(ApiScopes.Activity).MapActivity();
    }

    private static async Task<Results<Ok<OwnSettings>, Problem>> Show(TenantViewer viewer, TenantDirectory directory)
        => await directory.Find(viewer.Tenant) is { } settings ? TypedResults.Ok(View(viewer.Tenant, settings)) : Problems.NotFound;

    private static async Task<Results<Ok<OwnSettings>, Problem>> Change(
        TenantAdmin admin, JsonBody<OwnSettingsCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Departures people,
        Audit audit)
    {
        var (domains, origins) = body.Value;
        if (TenantLists.Check(domains, origins, ListRule, out var normalized, out var allowed) is { } invalid)
        {
            return invalid;
        }

        // Whose people sign in, and from which pages, decides who gets at everything.
        if ((domains ?? origins) is not null && admin.IsByKey && admin.Scopes != ApiScopes.All)
        {
            return Problems.ScopeMissing(ScopeNames.Text(ApiScopes.All & ~admin.Scopes));
        }

        var command = new ConfigureTenant(normalized, allowed, null, TimeSpan.Zero);
        if (await grains.GetGrain<ITenantGrain>(admin.Tenant).Configure(command) is not { } settings)
        {
            return Problems.NotFound;
        }

        directory.Forget(admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "settings.changed", "");
        if (domains is not null)
        {
            await people.LeaveThoseOutside(admin.Tenant, settings);
        }

        return TypedResults.Ok(View(admin.Tenant, settings));
    }

    private static OwnSettings View(string name, TenantSettings settings) => new(name, settings.EmailDomains, settings.Origins);
}

/// <summary>Null leaves one as it is.</summary>
internal sealed record OwnSettingsCommand(string[]? EmailDomains, string[]? Origins);

internal sealed record OwnSettings(string Name, string[] EmailDomains, string[] Origins);
