using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Lets people in: by their session, from the pages that their tenant allows.</summary>
internal sealed class LiveDoor(
    LiveHub hub, SessionResolver sessions, TenantDirectory tenants, IEventLog log, IInboxStore inboxes, IOptions<GatewayOptions> options,
    TimeProvider time)
{
    public TimeProvider Time => time;

    /// <returns>Null with a reason: nobody, or not from there.</returns>
    public async Task<(Session? Session, SocketIoWelcome? Refusal)> Enter(string? token, SocketIoCaller caller)
    {
        if (await sessions.Resolve(token) is not { } session || await tenants.Find(session.Tenant) is not { } settings)
        {
            return (null, Refused("unauthorized", "Missing or invalid token."));
        }

        return settings.Allows(caller.Origin, caller.Host)
            ? (session, null)
            : (null, Refused("origin_forbidden", "This origin may not open a socket."));
    }

    public async Task<bool> IsStillIn(Session session) => await sessions.ResolveHash(session.TokenHash) is not null;

    public async Task<bool> CanResume(string tenant, SocketIoPosition position)
    {
        var head = (await hub.Tenant(tenant)).Head;
        head = head.Epoch == position.Epoch && position.Seq <= head.Seq ? head : await log.Head(tenant, CancellationToken.None);
        return head.Epoch == position.Epoch && position.Seq <= head.Seq && position.Seq >= head.OldestSeq - 1;
    }

    /// <returns>Null when this person has too many sockets.</returns>
    public async Task<LiveMember?> Join(Session session, SocketIoSocket socket)
    {
        if ((await hub.Tenant(session.Tenant)).CountOf(session.User) >= options.Value.SocketsPerUser)
        {
            return null;
        }

        var live = new LiveSocket(session, SocketIoFormat.Instance, options.Value.SocketQueue) { CheckedAt = time.GetUtcNow() };
        var tenant = await hub.Join(live);
        return new LiveMember(socket, live, tenant, new LiveFeed(live, tenant, log, inboxes));
    }

    private static SocketIoWelcome Refused(string code, string message) => SocketIoWelcome.Refused(message, new { code });
}
