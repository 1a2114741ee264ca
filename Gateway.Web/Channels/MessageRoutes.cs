using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>Messages to people: what became of each, and what can be done about one.</summary>
internal static class MessageRoutes
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/v1/messages").RejectingBadArguments().RequireCors(TenantCors.Policy);
        messages.MapGet("", List)
            .Named("listMessages", "Messages to people, newest first");
        messages.MapGet("/{id}", Show)
            .Named("showMessage", "One message with its decision, attempts and callbacks");
        messages.MapPost("/{id}/resend", Resend)
            .Named("resendMessage", "Sends a message again that no provider took, or whose outcome is unknown");
        messages.MapPost("/{id}/cancel", Cancel)
            .Named("cancelMessage", "Keeps a message from being sent that waits");
        messages.MapPost("/{id}/release", Release)
            .Named("releaseMessage", "Decides again about a message that is held or was stopped");
        messages.MapPost("/explain", Explain)
            .Named("explainMessages", "What would become of an event that is not published: who, which channel, when, by which provider, or why not")
            .Takes<EventDocument>("""{"type":"order.created","payload":{"message":"hello"},"audience":["sms:+15005550006"]}""")
            .Produces<ExplainedList>().Refuses(400, 413, 415, 422);
        messages.MapGet("/export.csv", Export)
            .Named("exportMessages", "Messages as CSV, newest first").Produces<string>(contentType: "text/csv");
    }

    private static async Task<Ok<MessageList>> List(
        TenantViewer viewer, MessageArguments arguments, IMessageReader messages, CancellationToken cancellation)
    {
        var query = arguments.Of(viewer.Tenant);
        var rows = await messages.List(query, cancellation);
        var page = KeysetPage<MessageRow>.Of(rows, arguments.Limit, query.Before is null, query.IsUp, row => row.Id);
        return TypedResults.Ok(new MessageList([.. page.Rows.Select(MessageAnswer.Of)], page.Next, page.Previous));
    }

    private static async Task<Results<Ok<MessageAnswer>, Problem>> Show(
        string id, TenantViewer viewer, IMessageReader messages, CancellationToken cancellation)
    {
        if (await messages.Find(viewer.Tenant, id, cancellation) is not { } row)
        {
            return Problems.NotFound;
        }

        var attempts = await messages.Attempts(viewer.Tenant, id, cancellation);
        return TypedResults.Ok(MessageAnswer.Of(row, attempts, await messages.Facts(viewer.Tenant, id, cancellation)));
    }

    /// <summary>By a member's own decision, which is what an unknown outcome needs.</summary>
    private static Task<Results<Accepted<MessageAnswer>, Problem>> Resend(string id, TenantAdmin admin, MessageMoves moves, HttpContext context)
        => moves.Move(
            id, admin, [MessageState.Unknown, MessageState.Failed, MessageState.Refused, MessageState.Expired, MessageState.Dead, MessageState.Cancelled],
            MessageState.Waiting, "message.resent", context);

    private static Task<Results<Accepted<MessageAnswer>, Problem>> Cancel(string id, TenantAdmin admin, MessageMoves moves, HttpContext context)
        => moves.Move(id, admin, [MessageState.Waiting], MessageState.Cancelled, "message.cancelled", context);

    private static Task<Results<Accepted<MessageAnswer>, Problem>> Release(string id, TenantAdmin admin, MessageMoves moves, HttpContext context)
        => moves.Move(id, admin, [MessageState.Waiting, MessageState.Stopped], MessageState.Waiting, "message.released", context);

    private static async Task<IResult> Explain(TenantViewer viewer, HttpContext context, IGrainFactory grains, IOptions<GatewayOptions> options)
    {
        var (body, rejection) = await RawBody.Read(context);
        if ((rejection ?? PayloadRules.Check(body)) is { } unreadable)
        {
            return unreadable;
        }

        if (EventCommandReader.Read(body, options.Value.MaxBody, out var events, out var isBatch) is { } wrong)
        {
            return wrong;
        }

        if (isBatch)
        {
            return Problems.Invalid("one_event", "One event at a time is explained.");
        }

        var command = new ExplainMessages(events[0].Type, events[0].Source, events[0].Audience, 0, events[0].Payload);
        var explained = await grains.GetGrain<IMessagePlannerGrain>(viewer.Tenant).Explain(command);
        return TypedResults.Ok(new ExplainedList([.. explained.Select(ExplainedAnswer.Of)]));
    }

    private static IResult Export(TenantViewer viewer, MessageArguments arguments, IMessageReader messages)
        => new MessageCsv(messages, arguments.Of(viewer.Tenant));
}
