using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Views;

/// <summary>Filters of the dashboard's lists that members keep by a name. What all members see is changed by admins.</summary>
internal static class ViewRoutes
{
    private const string Prefix = "view_";
    private const int MostOwn = 50;
    private const int MostShared = 100;

    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/v1/views").RejectingBadArguments().RequireCors(TenantCors.Policy);
        views.MapGet("", List)
            .Named("listViews", "Saved views: one's own, and those that are shared in the tenant");
        views.MapPost("", Create)
            .Named("createView", "Saves a page's query by a name")
            .Example("""{"name":"Dead orders","page":"deliveries","query":"status=dead&type=order.created","isShared":false}""").Refuses(409);
        views.MapPut("/{id}", Change)
            .Named("changeView", "Renames, changes, shares a saved view, or makes it one's own again")
            .Example("""{"name":"Dead orders","page":"deliveries","query":"status=dead","isShared":false}""").Refuses(409);
        views.MapDelete("/{id}", Delete)
            .Named("deleteView", "Deletes a saved view");
    }

    private static async Task<Ok<ViewList>> List(MemberCaller member, IViewStore views, CancellationToken cancellation)
        => TypedResults.Ok(new ViewList([.. (await views.List(member.Tenant, member.Email, cancellation)).Select(ViewAnswer.Of)]));

    private static async Task<Results<Created<ViewAnswer>, Problem>> Create(
        MemberCaller member, JsonBody<ViewCommand> body, HttpContext context, IViewStore views, Audit audit, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var before = new ViewRow(member.Tenant, $"{Prefix}{Guid.CreateVersion7(now):N}", member.Email, "", "", "", false, now);
        var (problem, saved) = await Save(member, before, body.Value, views, now, context.RequestAborted);
        if (problem is not null)
        {
            return problem;
        }

        await Note(audit, context, member, "view.created", saved);
        return TypedResults.Created($"/v1/views/{saved.Id}", ViewAnswer.Of(saved));
    }

    private static async Task<Results<Ok<ViewAnswer>, Problem>> Change(
        string id, MemberCaller member, JsonBody<ViewCommand> body, HttpContext context, IViewStore views, Audit audit, TimeProvider time)
    {
        if (await views.Find(member.Tenant, id, member.Email, context.RequestAborted) is not { } before)
        {
            return Problems.NotFound;
        }

        var (problem, saved) = await Save(member, before, body.Value, views, time.GetUtcNow(), context.RequestAborted);
        if (problem is not null)
        {
            return problem;
        }

        await Note(audit, context, member, "view.changed", saved with { IsShared = saved.IsShared || before.IsShared });
        return TypedResults.Ok(ViewAnswer.Of(saved));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, MemberCaller member, HttpContext context, IViewStore views, Audit audit)
    {
        if (await views.Find(member.Tenant, id, member.Email, context.RequestAborted) is not { } view)
        {
            return Problems.NotFound;
        }

        if (!MayChange(member, view))
        {
            return Problems.Forbidden;
        }

        await views.Delete(member.Tenant, id, context.RequestAborted);
        await Note(audit, context, member, "view.deleted", view);
        return TypedResults.NoContent();
    }

    private static async Task<(Problem? Problem, ViewRow Saved)> Save(
        MemberCaller member, ViewRow before, ViewCommand command, IViewStore views, DateTimeOffset now, CancellationToken cancellation)
    {
        if (command.Check() is { } problem)
        {
            return (problem, before);
        }

        // Of one whose member is gone it becomes the own of who takes it back.
        var isShared = command.IsShared ?? false;
        var saved = before with
        {
            Owner = !isShared && before.Owner.Length == 0 ? member.Email : before.Owner,
            Name = command.Name!.Trim(),
            Page = command.Page!,
            Query = command.Query!,
            IsShared = isShared,
            UpdatedAt = now,
        };
        return !MayChange(member, before) || !MayChange(member, saved) ? (Problems.Forbidden, before)
            : await views.Save(saved, MostOwn, MostShared, cancellation) ? (null, saved)
            : (new Problem(409, "view_limit", $"A member has at most {MostOwn} views, and a tenant at most {MostShared} shared ones."), before);
    }

    private static bool MayChange(MemberCaller member, ViewRow view) => !view.IsShared || member.Role >= TenantRole.Admin;

    /// <summary>What a member keeps for themselves is no matter of the tenant's.</summary>
    private static Task Note(Audit audit, HttpContext context, MemberCaller member, string action, ViewRow view)
        => view.IsShared ? audit.Add(context, member.Tenant, member.Email, action, view.Id) : Task.CompletedTask;
}
