using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Live;

/// <summary>A person's notifications as they happen, after what was missed since a position: <c>GET /ws</c> and <c>GET /v1/live</c>.</summary>
internal static class LiveRoutes
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RejectingBadArguments().MapPost("/v1/live/tickets", IssueTicket).RequireCors(TenantCors.Policy)
            .Named("issueLiveTicket", "A ticket that opens one connection within 30 seconds, in the place of the token in its address");
        routes.MapGet("/ws", Open).ExcludeFromDescription();
        routes.MapGet("/v1/live", Stream).RequireCors(TenantCors.Policy)
            .Named("live", "Server-sent events: notifications as they happen, after what was missed")
            .Needs(Credential.Session)
            .Reads(new Argument("token", "The session or a ticket, where no header can be sent."), new Argument("lastEventId", "Where to resume."))
            .Reads(Argument.Flag("eventType", "Also the event's type, as eventType."))
            .Produces<string>(200, "text/event-stream").Refuses(400, 403, 429);
    }

    /// <summary>Replaces the token in the URL, which proxies log.</summary>
    private static async Task<Results<Ok<TicketIssued>, Problem>> IssueTicket(Caller caller, IGrainFactory grains)
        => await grains.GetGrain<ISessionGrain>(caller.Session.TokenHash).IssueTicket() is { } ticket
            ? TypedResults.Ok(new TicketIssued(ticket.Text, ticket.ExpiresAt))
            : Problems.Unauthorized;

    /// <summary><c>?token=…[&amp;since=…&amp;epoch=…]</c></summary>
    private static Task<IResult> Open(HttpContext context, LiveHub hub, LiveDoor door, TimeProvider time, ILogger<LiveHub> logger)
    {
        var query = context.Request.Query;
        return !context.WebSockets.IsWebSocketRequest ? Task.FromResult<IResult>(Problems.UpgradeRequired)
            : !TryPosition(query["since"], out var since) ? Task.FromResult<IResult>(SinceMalformed)
            : Run(context, hub, door, IsTyped(query) ? WebSocketFormat.WithTypes : WebSocketFormat.Instance, logger, seat => LiveUpgrade.Go(
                context, (webSocket, stream) => Stay(seat, new LiveConnection(webSocket, stream, seat, since, query["epoch"], time).Run, logger)));
    }

    /// <summary>Server-sent events. <c>Last-Event-ID</c> (in the query as well, or <c>lastEventId</c>) resumes.</summary>
    private static Task<IResult> Stream(HttpContext context, LiveHub hub, LiveDoor door, TimeProvider time, ILogger<LiveHub> logger)
    {
        var query = context.Request.Query;
        var id = context.Request.Headers[LastEventId] is [{ Length: > 0 } header] ? header
            : query[LastEventId].ToString() is { Length: > 0 } likeTheHeader ? likeTheHeader
            : query["lastEventId"].ToString();
        var position = LivePosition.Parse(id);
        return id.Length > 0 && position is null
            ? Task.FromResult<IResult>(SinceMalformed)
            : Run(context, hub, door, IsTyped(query) ? EventStreamFormat.WithTypes : EventStreamFormat.Instance, logger, async seat =>
            {
                using var sitting = seat;
                if (HeadRequests.IsHead(context))
                {
                    // The stream has no end.
                    context.Response.ContentType = EventStream.ContentType;
                    return;
                }

                await using var leaving = context.RequestAborted.Register(() => seat.Socket.End(WebSocketCloseStatus.NormalClosure, ""));
                await new EventStream(context.Response, seat, time).Run(position?.Seq, position?.Epoch);
            });
    }

    private static bool IsTyped(IQueryCollection query) => query["eventType"] == "true";

    private static Problem SinceMalformed
        => Problems.Invalid("since_malformed", "since is the seq of the last notification that was applied; an event id is epoch:seq.") with { Status = 400 };

    /// <param name="run">Leaves the seat at its end, or hands it on.</param>
    private static async Task<IResult> Run(
        HttpContext context, LiveHub hub, LiveDoor door, ILiveFormat format, ILogger logger, Func<LiveSeat, Task> run)
    {
        var caller = LiveCaller.Of(context);
        var (session, refusal, tenant) = await door.Enter(caller.Token, caller);
        if (tenant is not null)
        {
            AnswerTenant.Is(context, tenant);
        }

        if (session is null)
        {
            return refusal!;
        }

        LiveSeat? seat = null;
        try
        {
            seat = await door.Join(session, format, caller.Address);
            if (seat is null)
            {
                return Problems.TooManySockets;
            }

            await run(seat);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.SocketFailed(e, session.Tenant);
            seat?.Dispose();
            context.Abort();
        }

        return Results.Empty;
    }

    /// <summary>A WebSocket's seat, when its request is over.</summary>
    private static Func<Task> Stay(LiveSeat seat, Func<Task> run, ILogger logger) => async () =>
    {
        try
        {
            await run();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.SocketFailed(e, seat.Socket.Session.Tenant);
        }
        finally
        {
            seat.Dispose();
        }
    };

    private static bool TryPosition(string? text, out long? since)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        since = isNumber ? value : null;
        return isNumber || text is null;
    }
}

internal sealed record TicketIssued(string Ticket, DateTimeOffset ExpiresAt);
