using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;
using OrleansNotify.Topics;

namespace OrleansNotify.Live;

/// <summary>Lets people hear, over whatever protocol: by their session, from the pages that their tenant allows, so many at a time.</summary>
internal sealed class LiveDoor(
    LiveHub hub, SessionResolver sessions, TenantDirectory tenants, IEventLog log, IInboxStore inboxes, ITopicStore topics,
    IOptions<GatewayOptions> options, TimeProvider time)
{
    public TimeProvider Time => time;

    public async Task<(Session? Session, Problem? Refusal, TenantSettings? Tenant)> Enter(string? token, LiveCaller caller)
    {
        if (await sessions.ResolveForConnection(token) is not { } session || await tenants.Find(session.Tenant) is not { } settings)
        {
            return (null, Problems.Unauthorized, null);
        }

        return settings.IsSuspended ? (null, Problems.TenantSuspended, settings)
            : settings.Allows(caller.Origin, caller.Host) ? (session, null, settings)
            : (null, Problems.OriginForbidden, settings);
    }

    public async Task<bool> IsStillIn(Session session)
        => await sessions.ResolveHash(session.TokenHash) is not null && await tenants.Find(session.Tenant) is { IsSuspended: false };

    /// <summary>A seat of a connection of its own, which counts for its address.</summary>
    /// <returns>Null when this person or this address has too many already.</returns>
    public async Task<LiveSeat?> Join(Session session, ILiveFormat format, string address)
    {
        if (!hub.TryEnter(address))
        {
            return null;
        }

        LiveSeat? seat = null;
        try
        {
            return seat = await Join(session, format, () => hub.Leave(address));
        }
        finally
        {
            if (seat is null)
            {
                hub.Leave(address);
            }
        }
    }

    /// <returns>Null when this person has too many already.</returns>
    public Task<LiveSeat?> Join(Session session, ILiveFormat format) => Join(session, format, whenLeft: null);

    private async Task<LiveSeat?> Join(Session session, ILiveFormat format, Action? whenLeft)
    {
        if ((await hub.Tenant(session.Tenant)).CountOf(session.User) >= options.Value.SocketsPerUser)
        {
            return null;
        }

        var socket = new LiveSocket(session, format, options.Value.SocketQueue) { CheckedAt = time.GetUtcNow() };
        var tenant = await hub.Join(socket);
        return new LiveSeat(socket, tenant, new LiveFeed(socket, tenant, log, inboxes, topics), whenLeft);
    }

    /// <summary>Whether what came after a position is all there, and the position is one of this log.</summary>
    public async Task<bool> CanResume(string tenant, LivePosition position)
    {
        var head = (await hub.Tenant(tenant)).Head;
        return await LiveFeed.CanResume(log, tenant, position.Seq, position.Epoch, head, CancellationToken.None);
    }
}
