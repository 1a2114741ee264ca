using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Tenants;

/// <summary>What the operator does to a tenant as a whole. Each may be sent again.</summary>
internal static class TenantLifeRoutes
{
    public static void MapTenantLife(this IEndpointRouteBuilder tenant)
    {
        tenant.MapPost("/suspend", Suspend)
            .Named("suspendTenant", "Refuses all that a tenant's people and systems do, until it is resumed; its data stays").Refuses(404, 409);
        tenant.MapPost("/resume", Resume)
            .Named("resumeTenant", "Lets a suspended tenant go on").Refuses(404, 409);
        tenant.MapDelete("", Delete)
            .Named("deleteTenant", "Deletes a tenant with all its data")
            .Reads(new Argument("confirm", "The tenant's name again.")).Refuses(404, 409);
    }

    private static Task<Results<Ok<TenantStood>, Problem>> Suspend(string name, HttpContext context, TenantStandings standings)
        => Answer(name, TenantStanding.Suspended, "tenant.suspended", context, standings);

    private static Task<Results<Ok<TenantStood>, Problem>> Resume(string name, HttpContext context, TenantStandings standings)
        => Answer(name, TenantStanding.Active, "tenant.resumed", context, standings);

    private static async Task<Results<Ok<TenantStood>, Problem>> Answer(
        string name, string standing, string action, HttpContext context, TenantStandings standings)
        => await standings.Change(name, standing, action, context) is { } problem ? problem : TypedResults.Ok(new TenantStood(name, standing));

    /// <summary><c>?confirm=&lt;name&gt;</c></summary>
    private static async Task<Results<Accepted<TenantStood>, Problem>> Delete(
        string name, HttpContext context, TenantStandings standings, DefaultTenant defaultTenant)
    {
        if (context.Request.Query["confirm"] != name)
        {
            return Problems.Invalid("confirmation_missing", "Deleting a tenant with all its data needs ?confirm= and its name.");
        }

        // It would be made again at the next start.
        if (name == defaultTenant.Name)
        {
            return new Problem(409, "tenant_is_default", "The default tenant cannot be deleted.");
        }

        return await standings.Change(name, TenantStanding.Deleting, "tenant.deleted", context) is { } problem
            ? problem
            : TypedResults.Accepted((string?)null, new TenantStood(name, TenantStanding.Deleting));
    }
}

internal sealed record TenantStood(string Name, string Standing);
