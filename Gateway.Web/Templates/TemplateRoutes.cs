using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Templates;

/// <summary>A tenant's own texts of messages. A draft is sent to nobody; publishing makes a version of it.</summary>
internal static class TemplateRoutes
{
    private const int MaxPage = 100;
    public const int MaxTemplates = 2_000;
    private const int Shown = 5;
    private const int MaxBytes = 512 * 1024;

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/v1/templates").RejectingBadArguments().RequireCors(TenantCors.Policy);
        templates.MapGet("", List)
            .Named("listTemplates", "Templates, by event type, channel and language")
            .Reads(Argument.Limit(MaxPage, MaxPage), new Argument("after", "The next of an earlier page.")).Refuses(400);
        var one = templates.MapGroup("/{eventType}/{channel}/{language}");
        one.MapGet("", Show)
            .Named("showTemplate", "The draft of a template, or what is published when there is none");
        one.MapPut("", Save)
            .Named("saveTemplate", "Saves the draft of a template").Example("""{"text":"Order {{ payload.orderId }} is on its way"}""")
            .WithMetadata(new LargestBody(MaxBytes));
        one.MapDelete("", Delete)
            .Named("deleteTemplate", "Deletes a template with its versions: built-in texts are sent again");
        one.MapTemplateVersions();
        one.MapTemplatePreview();
    }

    /// <summary>What is wrong with the first few parts that are.</summary>
    public static Problem? Check(TemplateKey key, TemplateParts parts)
        => TemplateRules.Check(key.Channel, parts) is { Count: > 0 } errors
            ? Problems.Invalid("template_invalid", string.Join("; ", errors.Take(Shown)))
            : null;

    private static async Task<Results<Ok<TemplateList>, Problem>> List(
        TenantViewer viewer, HttpRequest request, ITemplateStore templates, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, after) = (query.Limit(MaxPage, MaxPage), query.Position("after", text => NamedTemplate.Parse(text) is not null));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        // Each has two rows at most.
        var rows = await templates.List(viewer.Tenant, after is null ? null : NamedTemplate.Parse(after), 2 * (limit + 1), cancellation);
        var found = rows.GroupBy(row => new TemplateKey(row.EventType, row.Channel, row.Language)).ToList();
        var items = found.Take(limit).Select(group => TemplateItem.Of([.. group])).ToArray();
        return TypedResults.Ok(new TemplateList(items, found.Count > limit ? NamedTemplate.Text(found[limit - 1].Key) : null));
    }

    private static async Task<Results<Ok<TemplateView>, Problem>> Show(
        TenantViewer viewer, NamedTemplate template, ITemplateStore templates, CancellationToken cancellation)
    {
        var versions = await templates.Versions(viewer.Tenant, template.Key, cancellation);
        return (versions.FirstOrDefault(row => row.Version == 0) ?? versions.FirstOrDefault(row => row.IsCurrent)) is { } row
            ? TypedResults.Ok(TemplateView.Of(row))
            : Problems.NotFound;
    }

    private static async Task<Results<Ok<TemplateView>, Problem>> Save(
        TenantAdmin admin, NamedTemplate template, JsonBody<TemplateCommand> body, HttpContext context, ITemplateStore templates, Audit audit,
        TimeProvider time, CancellationToken cancellation)
    {
        var (key, parts) = (template.Key, body.Value.Parts);
        if (Check(key, parts) is { } problem)
        {
            return problem;
        }

        var draft = new TemplateRow
        {
            EventType = key.EventType,
            Channel = key.Channel,
            Language = key.Language,
            Version = 0,
            IsCurrent = false,
            Parts = TemplateJson.Write(parts),
            Compiled = TemplateJson.Write(TemplateCompiler.Compile(key.Channel, parts)),
            SavedAt = time.GetUtcNow(),
            SavedBy = admin.Actor,
        };
        if (!await templates.SaveDraft(admin.Tenant, draft, MaxTemplates, cancellation))
        {
            return Problems.Invalid("template_limit", $"A tenant has at most {MaxTemplates} templates.");
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "template.saved", NamedTemplate.Text(key));
        return TypedResults.Ok(TemplateView.Of(draft));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        TenantAdmin admin, NamedTemplate template, HttpContext context, ITemplateStore templates, IGrainFactory grains, Audit audit,
        CancellationToken cancellation)
    {
        if (!await templates.Delete(admin.Tenant, template.Key, cancellation))
        {
            return Problems.NotFound;
        }

        await TemplateVersionRoutes.Changed(grains, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "template.deleted", NamedTemplate.Text(template.Key));
        return TypedResults.NoContent();
    }
}
