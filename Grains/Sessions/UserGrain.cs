using Microsoft.Extensions.Options;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Secrets;

namespace OrleansNotify.Sessions;

/// <summary>Holds nothing between calls: what must be true over the whole cluster (guesses, single use, sessions) is decided by the store.</summary>
[GrainType("user")]
internal sealed partial class UserGrain(
    IOtpStore codes,
    ISessionStore sessions,
    IInboxStore inboxes,
    IEventLog log,
    IActivityLog activity,
    SecretBox secrets,
    IOptions<SessionOptions> options,
    TimeProvider time) : Grain, IUserGrain
{
    private readonly SessionOptions _options = options.Value;

    private UserKey Key => UserKey.Parse(this.GetPrimaryKeyString());

    public async Task<CodeAsked> AskCode(AskCode command)
    {
        var (tenant, user) = Key;
        var now = time.GetUtcNow();
        if (await WaitForNextCode(command.ClientAddress, now) is { } wait)
        {
            return CodeAsked.Throttled(wait);
        }

        var (challengeId, code, expiresAt) = (CodeRules.NewChallengeId(), CodeRules.NewCode(), now + _options.CodeLifetime);
        var row = new OtpChallengeRow(
            challengeId, tenant, user, secrets.Hash(challengeId, code), command.ClientAddress, now, expiresAt);
        await codes.Issue(row, now - _options.FailureWindow, CancellationToken.None);
        var mail = CodeMail.Compose(challengeId, user, code, command.Site, now, expiresAt);
        var isKept = await GrainFactory.GetGrain<IChannelGrain>($"{tenant}/email").Send(mail);
        return isKept ? CodeAsked.Sent(challengeId, expiresAt) : CodeAsked.Throttled(_options.CodeLifetime);
    }

    public async Task<CodeVerified> VerifyCode(VerifyCode command)
    {
        var (tenant, user) = Key;
        var now = time.GetUtcNow();
        if (!CodeRules.IsWellFormed(command.Code)
            || await codes.TakeGuess(tenant, user, command.ChallengeId, _options.MaxGuesses, now, CancellationToken.None) is not { } guess)
        {
            return CodeVerified.Refused;
        }

        // Guesses are few, so that these entries are few as well.
        if (!secrets.Matches(guess.CodeHash, guess.ChallengeId, command.Code) || !await codes.Use(guess.ChallengeId, now, CancellationToken.None))
        {
            await activity.Add(new ActivityEntry(0, tenant, user, "session.refused", user, command.ClientAddress, now), CancellationToken.None);
            return CodeVerified.Refused;
        }

        return await StartSession(command.ClientAddress, now);
    }

    public async Task<bool> HasLiveSession()
        => (await sessions.LiveOf(Key.Tenant, Key.User, time.GetUtcNow(), CancellationToken.None)).Count > 0;

    private async Task<TimeSpan?> WaitForNextCode(string clientAddress, DateTimeOffset now)
    {
        var (tenant, user) = Key;
        var asks = await codes.AsksSince(tenant, user, clientAddress, now.AddDays(-1), CancellationToken.None);
        if (CodeRules.WaitForNext(asks, _options, now) is { } wait)
        {
            return wait;
        }

        var failed = await codes.FailedGuesses(tenant, user, now - _options.FailureWindow, CancellationToken.None);
        return failed >= _options.MaxGuesses ? _options.FailureWindow : null;
    }

    private async Task<CodeVerified> StartSession(string clientAddress, DateTimeOffset now)
    {
        var (tenant, user) = Key;
        var head = await log.Head(tenant, CancellationToken.None);
        await inboxes.Ensure(tenant, user, head.Seq, now, CancellationToken.None);
        await EndOldestSessions(now);
        var token = SessionToken.New();
        var session = new SessionRow(
            SessionToken.Hash(token), tenant, user, now, now + _options.AbsoluteLifetime, now + _options.IdleLifetime, null);
        await sessions.Add(session, CancellationToken.None);
        await activity.Add(new ActivityEntry(0, tenant, user, "session.created", user, clientAddress, now), CancellationToken.None);
        return new CodeVerified(token, session.ExpiresAt);
    }

    private async Task EndOldestSessions(DateTimeOffset now)
    {
        var live = await sessions.LiveOf(Key.Tenant, Key.User, now, CancellationToken.None);
        foreach (var oldest in live.Take(Math.Max(0, live.Count + 1 - _options.SessionsPerUser)))
        {
            await GrainFactory.GetGrain<ISessionGrain>(oldest.TokenHash).Revoke();
        }
    }
}
