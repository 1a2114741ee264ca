using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OrleansNotify.Activity;
using OrleansNotify.Events;

namespace OrleansNotify.Sessions;

[GrainType("session")]
internal sealed class SessionGrain(
    ISessionStore sessions, IActivityLog activity, IOptions<SessionOptions> options, TimeProvider time) : Grain, ISessionGrain
{
    private readonly SessionOptions _options = options.Value;
    // More at once are for clients that open and forget: the oldest goes.
    private const int MostTickets = 10;
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(30);

    private readonly List<LiveTicket> _tickets = [];
    private SessionRow? _session;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
        => _session = await sessions.Find(this.GetPrimaryKeyString(), cancellationToken);

    public async Task<Session?> Resolve()
    {
        var now = time.GetUtcNow();
        if (_session is null)
        {
            // A guessed token must not stay in memory, and one that is added later must be found. Gateways ask the store before they come.
            DeactivateOnIdle();
            return null;
        }

        // One that has ended stays for a while: calls that wait for an activation that leaves would fail.
        if (!SessionRules.IsLive(_session, now))
        {
            return null;
        }

        if (SessionRules.NextIdleExpiry(_session, _options.IdleLifetime, now) is { } idleExpiresAt)
        {
            await sessions.Touch(_session.TokenHash, idleExpiresAt, now, CancellationToken.None);
            _session = _session with { IdleExpiresAt = idleExpiresAt, LastUsedAt = now };
        }

        return new Session(_session.TokenHash, _session.Tenant, _session.User, SessionRules.EndOf(_session), _session.CreatedAt);
    }

    public async Task<bool> Revoke()
    {
        var now = time.GetUtcNow();
        if (_session is not { } session || !await sessions.Revoke(session.TokenHash, now, CancellationToken.None))
        {
            return false;
        }

        _session = session with { RevokedAt = now };
        await GrainFactory.GetGrain<ITenantLogGrain>(session.Tenant)
            .Announce(new UserSignal(session.User, null, 0, session.TokenHash, 0));
        await activity.Add(
            new ActivityEntry(0, session.Tenant, session.User, "session.revoked", session.User, "", now), CancellationToken.None);
        return true;
    }

    public Task<LiveTicket?> IssueTicket()
    {
        var now = time.GetUtcNow();
        if (!SessionRules.IsLive(_session, now))
        {
            return Task.FromResult<LiveTicket?>(null);
        }

        var ticket = LiveTicket.New(_session.TokenHash, now + TicketLifetime);
        _tickets.RemoveAll(issued => issued.ExpiresAt <= now);
        _tickets.RemoveRange(0, Math.Max(0, _tickets.Count + 1 - MostTickets));
        _tickets.Add(ticket);
        return Task.FromResult<LiveTicket?>(ticket);
    }

    public Task<bool> TakeTicket(string ticket)
    {
        var now = time.GetUtcNow();
        // What is found is removed, whatever becomes of it.
        var index = _tickets.FindIndex(issued => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(issued.Text), Encoding.UTF8.GetBytes(ticket)));
        var isGood = index >= 0 && _tickets[index].ExpiresAt > now && SessionRules.IsLive(_session, now);
        if (index >= 0)
        {
            _tickets.RemoveAt(index);
        }

        return Task.FromResult(isGood);
    }
}
