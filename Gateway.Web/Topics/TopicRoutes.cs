using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;

namespace OrleansNotify.Topics;

/// <summary>A tenant's topics and who is in them: who joins hears what is sent to the topic from then on. A topic is there while it has members.</summary>
internal static class TopicRoutes
{
    private const string Source = "topics";
    private const int MaxUsers = 500;
    private const int MaxShown = 100;
    private const int MaxTopics = 200;

    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        var topics = routes.MapGroup("/v1/topics").RejectingBadArguments().RequireCors(TenantCors.Policy);
        topics.MapGet("", List)
            .Named("listTopics", "Topics that have members, by name");
        topics.MapGet("/{topic}/members", Members)
            .Named("listTopicMembers", "Who is in a topic");
        topics.MapPost("/{topic}/members", Join)
            .Named("joinTopic", "Puts people into a topic: they hear what is sent to it from then on")
            .Example("""{"users":["ann@example.org"]}""");
        topics.MapDelete("/{topic}/members/{user}", Leave)
            .Named("leaveTopic", "Takes somebody out of a topic");
    }

    private static async Task<Results<Ok<TopicList>, Problem>> List(
        TenantViewer viewer, NamePage page, ITopicStore topics, CancellationToken cancellation)
    {
        var found = await topics.List(viewer.Tenant, page.After.Length == 0 ? "" : AudienceKey.Topic(page.After), page.Limit + 1, cancellation);
        var items = found.Take(page.Limit).Select(topic => new TopicView(AudienceKey.TopicOf(topic.Key), topic.Members)).ToArray();
        return TypedResults.Ok(new TopicList(items, found.Count > page.Limit ? items[^1].Topic : null));
    }

    private static async Task<Results<Ok<TopicMembers>, Problem>> Members(
        string topic, TenantViewer viewer, NamePage page, ITopicStore topics, CancellationToken cancellation)
    {
        var key = AudienceKey.Topic(topic);
        var found = await topics.Members(viewer.Tenant, key, page.After, page.Limit + 1, cancellation);
        if (found.Count == 0 && (await topics.Members(viewer.Tenant, key, "", 1, cancellation)).Count == 0)
        {
            return Problems.NotFound;
        }

        var items = found.Take(page.Limit).ToArray();
        return TypedResults.Ok(new TopicMembers(items, found.Count > page.Limit ? items[^1] : null));
    }

    private static async Task<Results<NoContent, Problem>> Join(
        string topic, TenantAdmin admin, JsonBody<JoinCommand> body, ITopicStore topics, CallLimits limits, EventAppender events,
        HttpContext context)
    {
        var users = body.Value.Users ?? [];
        if (users.Length is 0 or > MaxUsers || !AudienceList.IsTopic(topic))
        {
            return Problems.Invalid("topic_invalid", $"users has 1 to {MaxUsers} e-mail addresses; a topic's name at most 100 of A-Z a-z 0-9 . _ - : /");
        }

        var isNone = (string? user) => !EmailAddress.TryNormalize(user, out _);
        if (users.Any(isNone))
        {
            return Problems.Invalid("email_invalid", $"users takes e-mail addresses; \"{Shortened(Array.Find(users, user => isNone(user)))}\" is none.");
        }

        // Two spellings of one address are one person.
        string[] addresses = [.. users.Select(user => EmailAddress.TryNormalize(user, out var address) ? address : "").Distinct()];
        return await topics.FindFull(admin.Tenant, addresses, MaxTopics, context.RequestAborted) is { } full
            ? Problems.Invalid("topic_limit", $"{full} has been in {MaxTopics} topics.")
            : await Append(admin, new TopicChange(topic, addresses, []), limits, events, context);
    }

    private static async Task<Results<NoContent, Problem>> Leave(
        string topic, string user, TenantAdmin admin, ITopicStore topics, CallLimits limits, EventAppender events, HttpContext context)
        => EmailAddress.TryNormalize(user, out var address)
            && await topics.IsIn(admin.Tenant, AudienceKey.Topic(topic), address, context.RequestAborted)
            ? await Append(admin, new TopicChange(topic, [], [address]), limits, events, context)
            : Problems.NotFound;

    private static string Shortened(string? text) => text is { Length: > MaxShown } ? text[..MaxShown] + "…" : text ?? "null";

    private static async Task<Results<NoContent, Problem>> Append(
        TenantAdmin admin, TopicChange change, CallLimits limits, EventAppender events, HttpContext context)
    {
        var command = change.ToEvent(events.NewId(), Source);
        return limits.Event(admin.Tenant, command.Payload.Length) is { } tooMany ? tooMany
            : (await events.Append(admin.Tenant, command, context)).Status == AppendStatus.Accepted ? TypedResults.NoContent()
            : Problems.Unavailable;
    }
}

/// <param name="Users">E-mail addresses, whether or not they have signed in yet.</param>
internal sealed record JoinCommand(string?[]? Users);

internal sealed record TopicView(string Topic, long Members);

/// <param name="NextAfter">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record TopicList(TopicView[] Items, string? NextAfter);

/// <param name="NextAfter">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record TopicMembers(string[] Items, string? NextAfter);
