using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Inboxes;

/// <summary>What a person has not seen yet, and what they have.</summary>
internal static class InboxRoutes
{
    public const int MaxIds = 1_000;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/v1/inbox").RejectingBadArguments().RequireCors(TenantCors.Policy);
        inbox.MapGet("", List)
            .Named("listInbox", "A page of the inbox, newest first");
        inbox.MapGet("/count", Count)
            .Named("countInbox", "How many notifications are unread")
            .Reads(Argument.Flag("topics", "Also how many came by each topic.")).Refuses(400);
        inbox.MapPost("/read", MarkRead)
            .Named("readInbox", "Marks some notifications, or all up to a seq, as read")
            .Example("""{"upTo":1}""");
        inbox.MapInboxChanges();
    }

    private static async Task<Ok<InboxPage>> List(
        Caller caller, PageQuery query, IInboxStore inboxes, IEventLog log, CancellationToken cancellation)
    {
        var (tenant, user) = (caller.Session.Tenant, caller.Session.User);
        // List and count are of one moment of the log: what comes later is on top of both.
        var head = await log.Head(tenant, cancellation);
        var before = Math.Min(query.Before ?? long.MaxValue, head.Seq + 1);
        // One more than asked for tells whether there is a next page.
        var found = await inboxes.List(tenant, user, before, query.Limit + 1, query.Filter, cancellation);
        var items = found.Take(query.Limit).ToList();
        var next = found.Count > query.Limit ? items[^1].Event.Seq : (long?)null;
        var unread = await inboxes.CountUnread(tenant, user, head.Seq, cancellation);
        return TypedResults.Ok(new InboxPage([.. items.Select(InboxView.Of)], next, unread, head.Seq));
    }

    private static async Task<Results<Ok<UnreadCount>, Problem>> Count(
        Caller caller, HttpRequest request, IInboxStore inboxes, IEventLog log, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var withTopics = query.Flag("topics");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var (tenant, user) = (caller.Session.Tenant, caller.Session.User);
        var head = await log.Head(tenant, cancellation);
        var unread = await inboxes.CountUnread(tenant, user, head.Seq, cancellation);
        var topics = withTopics ? await inboxes.CountUnreadOfTopics(tenant, user, head.Seq, cancellation) : null;
        return TypedResults.Ok(new UnreadCount(unread, head.Seq, topics?.ToDictionary(topic => AudienceKey.TopicOf(topic.Key), topic => topic.Unread)));
    }

    private static async Task<Results<Ok<UnreadCount>, Problem>> MarkRead(Caller caller, JsonBody<ReadCommand> body, IGrainFactory grains)
    {
        var (ids, upTo) = body.Value;
        if ((ids is null) == (upTo is null) || upTo < 0 || ids?.Any(id => id is null) == true)
        {
            return Problems.Invalid("read_what", "Send either ids, a list of notification ids, or upTo, a seq.");
        }

        if (ids?.Length > MaxIds)
        {
            return Problems.Invalid("too_many", $"At most {MaxIds} ids in one request.");
        }

        var user = caller.Grain(grains);
        var change = ids is null ? await user.MarkReadUpTo(upTo!.Value) : await user.MarkRead(ids!);
        return TypedResults.Ok(new UnreadCount(change.Unread, change.Seq));
    }
}

/// <param name="NextBefore">Pass as <c>before</c> for the next page; null on the last.</param>
/// <param name="Unread">Of the whole inbox up to <paramref name="Seq"/>.</param>
/// <param name="Seq">The head of the log that list and count are of.</param>
internal sealed record InboxPage(InboxView[] Items, long? NextBefore, long Unread, long Seq);

/// <param name="Seq">The count is as of this head of the log.</param>
/// <param name="Topics">How many came by each topic, if asked with <c>?topics=true</c>.</param>
internal sealed record UnreadCount(
    long Unread, long Seq, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Dictionary<string, long>? Topics = null);

internal sealed record ReadCommand(string?[]? Ids, long? UpTo);
