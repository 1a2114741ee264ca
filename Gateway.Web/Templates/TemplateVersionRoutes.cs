using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Templates;

/// <summary>Versions of a template: what is published, and what was.</summary>
internal static class TemplateVersionRoutes
{
    public const int Kept = 50;

    public static void MapTemplateVersions(this IEndpointRouteBuilder template)
    {
        template.MapGet("/versions", Versions)
            .Named("listTemplateVersions", "The draft and the versions of a template, newest first");
        template.MapPost("/publish", Publish)
            .Named("publishTemplate", "Publishes the draft, or an earlier version again").Example("""{"version":1}""");
    }

    private static async Task<Results<Ok<TemplateVersions>, Problem>> Versions(
        TenantViewer viewer, NamedTemplate template, ITemplateStore templates, CancellationToken cancellation)
        => await templates.Versions(viewer.Tenant, template.Key, cancellation) is { Count: > 0 } rows
            ? TypedResults.Ok(new TemplateVersions([.. rows.OrderBy(row => row.Version > 0).Select(TemplateView.Of)]))
            : Problems.NotFound;

    private static async Task<Results<Ok<TemplateView>, Problem>> Publish(
        TenantAdmin admin, NamedTemplate template, JsonBody<PublishCommand> body, HttpContext context, ITemplateStore templates, IGrainFactory grains,
        Audit audit, TimeProvider time, CancellationToken cancellation)
    {
        if (body.Value.Version is < 1)
        {
            return Problems.Invalid("template_version_invalid", "version is one of the versions of the template.");
        }

        var published = await templates.Publish(
            admin.Tenant, template.Key, body.Value.Version ?? 0, Kept, time.GetUtcNow(), admin.Actor, cancellation);
        if (published is null)
        {
            return Problems.NotFound;
        }

        await Changed(grains, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "template.published", NamedTemplate.Text(template.Key));
        return TypedResults.Ok(TemplateView.Of(published));
    }

    /// <summary>Before the answer: the next event of the type leads to messages.</summary>
    public static Task Changed(IGrainFactory grains, string tenant) => grains.GetGrain<ITenantDispatcherGrain>(tenant).ChannelsChanged();
}
