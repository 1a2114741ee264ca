using System.Globalization;
using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Live;

/// <summary><c>GET /ws?token=…[&amp;since=…&amp;epoch=…]</c>: a person's notifications as they happen, after what was missed since a position.</summary>
internal static class LiveRoutes
{
    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/ws", Open);

    private static async Task<IResult> Open(
        HttpContext context, LiveHub hub, SessionResolver sessions, TenantDirectory tenants, IEventLog log, IInboxStore inboxes,
        IOptions<GatewayOptions> options, TimeProvider time, ILogger<LiveHub> logger)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Problems.UpgradeRequired;
        }

        if (await sessions.Resolve(context.Request.Query["token"]) is not { } session
            || await tenants.Find(session.Tenant) is not { } settings)
        {
            return Problems.Unauthorized;
        }

        if (!settings.Allows(context.Request))
        {
            return Problems.OriginForbidden;
        }

        if (!TryPosition(context.Request.Query["since"], out var since))
        {
            return Problems.Invalid("since_malformed", "since is the seq of the last notification that was applied.") with { Status = 400 };
        }

        var address = ClientAddress.Of(context);
        if ((await hub.Tenant(session.Tenant)).CountOf(session.User) >= options.Value.SocketsPerUser || !hub.TryEnter(address))
        {
            return Problems.TooManySockets;
        }

        try
        {
            using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
            using var socket = new LiveSocket(session, WebSocketFormat.Instance, options.Value.SocketQueue) { CheckedAt = time.GetUtcNow() };
            var tenant = await hub.Join(socket);
            try
            {
                await new LiveConnection(webSocket, socket, new LiveFeed(socket, tenant, log, inboxes), time).Run(since, context.Request.Query["epoch"]);
            }
            finally
            {
                tenant.Remove(socket);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.SocketFailed(e, session.Tenant);
            context.Abort();
        }
        finally
        {
            hub.Leave(address);
        }

        return Results.Empty;
    }

    private static bool TryPosition(string? text, out long? since)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        since = isNumber ? value : null;
        return isNumber || text is null;
    }
}
