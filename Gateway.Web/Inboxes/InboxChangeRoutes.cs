using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Inboxes;

/// <summary>What a person does to notifications, and what their devices missed of it.</summary>
internal static class InboxChangeRoutes
{
    private const int ChangesPage = 500;

    public static void MapInboxChanges(this IEndpointRouteBuilder inbox)
    {
        inbox.MapPatch("/{id}", ChangeOne)
            .Named("changeInboxItem", "Marks one notification as read, seen, dismissed, archived or snoozed")
            .Example("""{"read":true}""");
        inbox.MapPost("/bulk", ChangeMany)
            .Named("changeInboxItems", "The same for many notifications, or for all")
            .Example("""{"all":true,"patch":{"read":true}}""");
        inbox.MapGet("/changes", Changes)
            .Named("listInboxChanges", "What was done to notifications since a version")
            .Reads(Argument.Number("since", "The version of an earlier answer.")).Refuses(400);
    }

    private static async Task<Results<Ok<ItemChanged>, Problem>> ChangeOne(
        string id, Caller caller, JsonBody<PatchCommand> body, IGrainFactory grains, IInboxStore inboxes, CancellationToken cancellation)
    {
        if (body.Value.Check(out var patch) is { } problem)
        {
            return problem;
        }

        var change = await caller.Grain(grains).Change([id], patch);
        return await inboxes.FindItem(caller.Session.Tenant, caller.Session.User, id, cancellation) is { } item
            ? TypedResults.Ok(new ItemChanged(InboxView.Of(item), change.Unread, change.Seq, change.Version))
            : Problems.NotFound;
    }

    private static async Task<Results<Ok<BulkChanged>, Problem>> ChangeMany(Caller caller, JsonBody<BulkCommand> body, IGrainFactory grains)
    {
        if (body.Value.Check(out var patch) is { } problem)
        {
            return problem;
        }

        var user = caller.Grain(grains);
        var (ids, isReadAll) = (body.Value.Ids, patch == new InboxPatch(Read: true));
        var change = ids is not null ? await user.Change(ids!, patch)
            : isReadAll ? await user.MarkReadUpTo(long.MaxValue)
            : await user.ChangeShown(InboxRoutes.MaxIds, patch);
        var items = change.Items ?? [];
        var isMore = ids is null && !isReadAll && items.Length == InboxRoutes.MaxIds;
        return TypedResults.Ok(new BulkChanged(ItemStateView.Of(items), isMore, change.Unread, change.Seq, change.Version));
    }

    private static async Task<Results<Ok<MissedChanges>, Problem>> Changes(
        Caller caller, HttpRequest request, IInboxStore inboxes, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var since = query.Number("since", "since is the version of an earlier answer.");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var (tenant, user) = (caller.Session.Tenant, caller.Session.User);
        return await inboxes.ChangesSince(tenant, user, since ?? 0, ChangesPage, cancellation) is { } missed
            ? TypedResults.Ok(new MissedChanges(missed.Version, missed.ReadUpTo, ItemStateView.Of(missed.Items), missed.IsMore))
            : Problems.NotFound;
    }
}

/// <param name="Unread">Of the whole inbox up to <paramref name="Seq"/>.</param>
internal sealed record ItemChanged(InboxView Item, long Unread, long Seq, long Version);

/// <param name="Items">Those that changed; of "all read" only those that had been marked unread.</param>
/// <param name="More">Not all of <c>all</c> are done: send the same again.</param>
internal sealed record BulkChanged(ItemStateView[] Items, bool More, long Unread, long Seq, long Version);

/// <param name="Version">Pass as <c>since</c> the next time.</param>
/// <param name="ReadUpTo">What is newly at or below it is read, except what <paramref name="Items"/> say.</param>
internal sealed record MissedChanges(long Version, long ReadUpTo, ItemStateView[] Items, bool More);
