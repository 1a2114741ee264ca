using Microsoft.Extensions.Options;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Secrets;

namespace OrleansNotify.Sessions;

/// <summary>The user's code is its state: the ETag of each write fences a second activation. Sessions and the inbox are rows of their stores.</summary>
[GrainType("user")]
internal sealed partial class UserGrain(
    [PersistentState(OtpAsk.StateName)] IPersistentState<UserState> state,
    IOtpStore codes,
    ISessionStore sessions,
    IInboxStore inboxes,
    IEventLog log,
    IActivityLog activity,
    SecretBox secrets,
    IOptions<SessionOptions> options,
    TimeProvider time) : Grain, IUserGrain
{
    // Longer than guesses that come at once take, far shorter than what is not used is kept.
    private static readonly TimeSpan StrangersKept = TimeSpan.FromSeconds(5);

    private readonly SessionOptions _options = options.Value;
    private IGrainTimer? _leaving;

    private UserKey Key => UserKey.Parse(this.GetPrimaryKeyString());

    public async Task<CodeAsked> AskCode(AskCode command)
    {
        LeaveSoon();
        var (tenant, user) = Key;
        var now = time.GetUtcNow();
        // The row of somebody who has asked for nothing in days is removed, also under an activation.
        await state.ReadStateAsync();
        if (await WaitForNextCode(command.ClientAddress, now) is { } wait)
        {
            return CodeAsked.Throttled(wait);
        }

        var (challengeId, code, expiresAt) = (CodeRules.NewChallengeId(), CodeRules.NewCode(), now + _options.CodeLifetime);
        var failed = await codes.Ask(
            new OtpAskRow(challengeId, tenant, user, command.ClientAddress, now, expiresAt), now - _options.FailureWindow, CancellationToken.None);
        var issued = new StoredCode(challengeId, secrets.Hash(challengeId, code), expiresAt, 0);
        await Write(GuessRules.Issue(state.State, issued, failed, _options.FailureWindow, now));
        var mail = CodeMail.Compose(challengeId, user, code, command.Site, now, expiresAt);
        var isKept = await GrainFactory.GetGrain<IMailQueueGrain>($"{tenant}/email").Send(mail);
        return isKept ? CodeAsked.Sent(challengeId, expiresAt) : CodeAsked.Throttled(_options.CodeLifetime);
    }

    public async Task<CodeVerified> VerifyCode(VerifyCode command)
    {
        LeaveSoon();
        var now = time.GetUtcNow();
        if (!CodeRules.IsWellFormed(command.Code) || await TakeGuess(command, now) is not { } code)
        {
            return CodeVerified.Refused;
        }

        // Guesses are few, so that these entries are few as well.
        if (!secrets.Matches(code.Hash, code.ChallengeId, command.Code))
        {
            var refused = new ActivityEntry(0, Key.Tenant, Key.User, "session.refused", Key.User, command.ClientAddress, now);
            await activity.Add(refused, CancellationToken.None);
            return CodeVerified.Refused;
        }

        return await StartSession(code, command, now);
    }

    public async Task<bool> HasLiveSession()
    {
        LeaveSoon();
        return (await sessions.LiveOf(Key.Tenant, Key.User, time.GetUtcNow(), CancellationToken.None)).Count > 0;
    }

    private async Task<TimeSpan?> WaitForNextCode(string clientAddress, DateTimeOffset now)
    {
        var (tenant, user) = Key;
        var asks = await codes.AsksSince(tenant, user, clientAddress, now.AddDays(-1), CancellationToken.None);
        if (CodeRules.WaitForNext(asks, _options, now) is { } wait)
        {
            return wait;
        }

        var since = now - _options.FailureWindow;
        var failed = Math.Max(GuessRules.Failed(state.State, since), await codes.FailedGuesses(tenant, user, since, CancellationToken.None));
        return failed >= _options.MaxGuesses ? _options.FailureWindow : null;
    }

    private async Task<StoredCode?> TakeGuess(VerifyCode command, DateTimeOffset now)
    {
        var isRepeat = command.CommandId is { } id && state.State.Code is { Use.CommandHash: { } hash } && secrets.Matches(hash, CommandOf(id));
        if (GuessRules.Take(state.State, command.ChallengeId, isRepeat, _options.MaxGuesses, now) is not { } taken)
        {
            return null;
        }

        // Before it is judged: a write that fails, also because of another activation, judges nothing.
        await Write(taken);
        return isRepeat || await codes.Guess(Key.Tenant, Key.User, now, now - _options.FailureWindow, CancellationToken.None) <= _options.MaxGuesses
            ? taken.Code
            : null;
    }

    /// <summary>The stored use decides which session it is: everything after it can be done again by the same command.</summary>
    private async Task<CodeVerified> StartSession(StoredCode code, VerifyCode command, DateTimeOffset now)
    {
        var token = command.CommandId is { } id ? SessionToken.Of(secrets.Hash([.. CommandOf(id), code.ChallengeId, command.Code])) : SessionToken.New();
        var use = code.Use;
        if (use is null)
        {
            use = new StoredUse(command.CommandId is { } own ? secrets.Hash(CommandOf(own)) : null, SessionToken.Hash(token), now);
            await Write(GuessRules.Use(state.State, use));
        }
        else if (use.TokenHash != SessionToken.Hash(token))
        {
            // The server's key was changed in between: the token cannot be made again.
            return CodeVerified.Refused;
        }

        var (tenant, user) = Key;
        var head = await log.Head(tenant, CancellationToken.None);
        await inboxes.Ensure(tenant, user, head.Seq, use.At, CancellationToken.None);
        var session = new SessionRow(use.TokenHash, tenant, user, use.At, use.At + _options.AbsoluteLifetime, use.At + _options.IdleLifetime, null);
        await EndOldestSessions(session, now);
        await sessions.Start(session, code.ChallengeId, command.ClientAddress, CancellationToken.None);
        return new CodeVerified(token, session.ExpiresAt);
    }

    private async Task EndOldestSessions(SessionRow next, DateTimeOffset now)
    {
        var live = (await sessions.LiveOf(Key.Tenant, Key.User, now, CancellationToken.None)).Where(row => row.TokenHash != next.TokenHash).ToList();
        var oldest = live.Take(Math.Max(0, live.Count + 1 - _options.SessionsPerUser));
        await Task.WhenAll(oldest.Select(row => GrainFactory.GetGrain<ISessionGrain>(row.TokenHash).Revoke()));
    }

    private async Task Write(UserState next)
    {
        var before = state.State;
        try
        {
            state.State = next;
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory must not disagree with the disk: the next call reads the state again.
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    // Anybody can call these for an address that they made up: it must not stay in memory.
    private void LeaveSoon()
    {
        _leaving ??= this.RegisterGrainTimer(
            _ =>
            {
                DeactivateOnIdle();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(StrangersKept, Timeout.InfiniteTimeSpan));
        _leaving.Change(StrangersKept, Timeout.InfiniteTimeSpan);
    }

    private static string[] CommandOf(string id) => ["verify", id];
}
