using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Activity;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Secrets;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sources;

/// <summary>A tenant's sources. A secret that was made here is in the one answer that made it; none is shown again.</summary>
internal static class SourceRoutes
{
    private const int MaxRefusals = 20;

    public static void MapSources(this IEndpointRouteBuilder tenants)
    {
        tenants.MapGet("/sources", List)
            .Named("listSources", "The sources of a tenant");
        tenants.MapGet("/sources/{source}", Show)
            .Named("showSource", "One source");
        tenants.MapGet("/sources/{source}/refusals", Refusals)
            .Named("listSourceRefusals", "The last calls to a source that were refused, with the check that failed; each reason at most once a minute");
        // Who chooses a source's secret can publish by it.
        var changes = tenants.Needing(ApiScopes.Settings | ApiScopes.Events);
        changes.MapPut("/sources/{source}", Put)
            .Named("saveSource", "Declares or changes a source; a secret that is made here is in this answer only")
            .Example("""{"scheme":"bearer"}""").Refuses(409);
        changes.MapDelete("/sources/{source}", Delete)
            .Named("deleteSource", "Takes a source away");
    }

    private static async Task<Results<Ok<SourceList>, Problem>> List(TenantViewer viewer, TenantDirectory directory)
        => await directory.Find(viewer.Tenant) is { } settings
            ? TypedResults.Ok(new SourceList([.. settings.Sources.Select(source => SourceView.Of(viewer.Tenant, source))]))
            : Problems.NotFound;

    private static async Task<Results<Ok<SourceView>, Problem>> Show(string source, TenantViewer viewer, TenantDirectory directory)
        => await directory.Find(viewer.Tenant) is { } settings && settings.Find(source) is { } found
            ? TypedResults.Ok(SourceView.Of(viewer.Tenant, found))
            : Problems.NotFound;

    private static async Task<Results<Ok<RefusalList>, Problem>> Refusals(
        string source, TenantViewer viewer, TenantDirectory directory, IActivityLog activity, CancellationToken cancellation)
    {
        if (await directory.Find(viewer.Tenant) is not { } settings || settings.Find(source) is not { } found)
        {
            return Problems.NotFound;
        }

        var query = new ActivityQuery(viewer.Tenant, MaxRefusals, Actor: source, Action: SourceRefusals.Action);
        var entries = await activity.List(query, cancellation);
        return TypedResults.Ok(new RefusalList([.. entries.Select(entry => RefusalView.Of(entry, found.Settings.Scheme))]));
    }

    private static async Task<Results<Ok<SourceView>, Problem>> Put(
        string source, TenantAdmin admin, JsonBody<SourceCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory,
        SecretBox box, Audit audit)
    {
        var name = admin.Tenant;
        // Not the directory's copy of up to a second ago: whether the secret changes is decided by what there is.
        if (await grains.GetGrain<ITenantGrain>(name).Settings() is not { } before)
        {
            return Problems.NotFound;
        }

        if (body.Value.TrySettings(source, out var settings) is { } invalid)
        {
            return invalid;
        }

        if (body.Value.TrySecret(name, settings, before.Find(source), box, out var stored, out var made) is { } refused)
        {
            return refused;
        }

        var overlap = body.Value.Overlap is { } seconds ? TimeSpan.FromSeconds(seconds) : SourceDefaults.Overlap;
        var status = await grains.GetGrain<ITenantGrain>(name).PutSource(new PutSource(settings, stored, overlap));
        if (status != TenantStatus.Done)
        {
            return status.Problem("source_limit");
        }

        directory.Forget(name);
        await audit.Add(context, name, admin.Actor, "source.saved", source);
        return await directory.Find(name) is { } after && after.Find(source) is { } saved
            ? TypedResults.Ok(SourceView.Of(name, saved) with { Secret = made })
            : Problems.NotFound;
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string source, TenantAdmin admin, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        var name = admin.Tenant;
        if (await grains.GetGrain<ITenantGrain>(name).DeleteSource(source) != TenantStatus.Done)
        {
            return Problems.NotFound;
        }

        directory.Forget(name);
        await audit.Add(context, name, admin.Actor, "source.deleted", source);
        return TypedResults.NoContent();
    }

    public static Source? Find(this TenantSettings settings, string source)
        => Array.Find(settings.Sources, known => known.Settings.Name == source);
}

internal sealed record SourceList(SourceView[] Items);
