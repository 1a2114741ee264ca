using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Members;

namespace OrleansNotify.Sessions;

/// <summary>What follows from the use of a code. Doing it again for the same use makes no difference.</summary>
internal sealed class SessionStarts(
    ISessionStore sessions, IInboxStore inboxes, IEventLog log, IGrainFactory grains, IOptions<SessionOptions> options)
{
    private readonly SessionOptions _options = options.Value;

    /// <returns>When the session ends.</returns>
    public async Task<DateTimeOffset> Start(UserKey key, StoredUse use, string challengeId, VerifyCode command, DateTimeOffset now)
        => (await Start(key, use, challengeId, new ClientFacts(command.ClientAddress, command.UserAgent ?? ""), now)).ExpiresAt;

    /// <param name="challengeId">Of the code that was used; empty: another way to sign in.</param>
    public async Task<SessionRow> Start(UserKey key, StoredUse use, string challengeId, ClientFacts client, DateTimeOffset now)
    {
        var (tenant, user) = key;
        var head = await log.Head(tenant, CancellationToken.None);
        await inboxes.Ensure(tenant, user, head.Seq, use.At, CancellationToken.None);
        var session = new SessionRow(use.TokenHash, tenant, user, use.At, use.At + _options.AbsoluteLifetime, use.At + _options.IdleLifetime, null)
        {
            ClientAddress = client.Address,
            UserAgent = client.UserAgent,
        };
        await EndOldest(session, now);
        await sessions.Start(session, challengeId, client.Address, CancellationToken.None);
        await AnnounceNewPlace(session);
        return session;
    }

    private async Task EndOldest(SessionRow next, DateTimeOffset now)
    {
        var live = (await sessions.LiveOf(next.Tenant, next.User, now, CancellationToken.None)).Where(row => row.TokenHash != next.TokenHash).ToList();
        var oldest = live.Take(Math.Max(0, live.Count + 1 - _options.SessionsPerUser));
        await Task.WhenAll(oldest.Select(row => grains.GetGrain<ISessionGrain>(row.TokenHash).Revoke()));
    }

    private async Task AnnounceNewPlace(SessionRow session)
    {
        var before = await sessions.ClientsOf(session.Tenant, session.User, session.TokenHash, CancellationToken.None);
        if (ClientNetwork.IsNew(session.ClientAddress, before))
        {
            await grains.GetGrain<IMailQueueGrain>($"{session.Tenant}/email").Send(NewPlaceMail.Compose(session));
        }
    }
}
