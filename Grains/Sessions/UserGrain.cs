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
    CodeLimits limits,
    SessionStarts starts,
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
        var (now, client) = (time.GetUtcNow(), command.ClientAddress);
        // The row of somebody who has asked for nothing in days is removed, also under an activation.
        await state.ReadStateAsync();
        if (await limits.WaitForNext(Key, client, now) is { } wait)
        {
            return CodeAsked.Throttled(wait);
        }

        var (challengeId, code, expiresAt) = (CodeRules.NewChallengeId(), CodeRules.NewCode(), now + _options.CodeLifetime);
        var failed = await limits.Ask(new OtpAskRow(challengeId, tenant, user, client, now, expiresAt));
        var issued = new StoredCode(challengeId, secrets.Hash(challengeId, code), expiresAt, 0, ClientAddress: client);
        await Write(GuessRules.Issue(state.State, issued, failed, await limits.MostOfCode(Key, now), now));
        var mail = CodeMail.Compose(challengeId, user, code, command.Site, now, expiresAt);
        var isKept = await GrainFactory.GetGrain<IMailQueueGrain>($"{tenant}/email").Send(mail);
        return isKept ? CodeAsked.Sent(challengeId, expiresAt) : CodeAsked.Throttled(_options.CodeLifetime);
    }

    public async Task<CodeVerified> VerifyCode(VerifyCode command)
    {
        LeaveSoon();
        var now = time.GetUtcNow();
        // What is copied from a mail has blanks around it.
        command = command with { Code = command.Code.Trim() };
        return await Judge(command, now) is { } right ? await StartSession(right, command, now) : CodeVerified.Refused;
    }

    public async Task<bool> UseCode(VerifyCode command)
    {
        LeaveSoon();
        var now = time.GetUtcNow();
        var code = command.Code.Trim();
        command = command with { Code = code, CommandId = $"member {command.ChallengeId} {code}" };
        if (await Judge(command, now) is not { } right)
        {
            return false;
        }

        if (right.Use is null)
        {
            await Write(state.State.With(right with { Use = new StoredUse(secrets.Hash(CommandOf(command.CommandId)), "", now) }));
        }

        return true;
    }


    public async Task<bool> HasLiveSession()
    {
        LeaveSoon();
        return (await sessions.LiveOf(Key.Tenant, Key.User, time.GetUtcNow(), CancellationToken.None)).Count > 0;
    }

    public async Task<int> EndSessions()
    {
        LeaveSoon();
        var live = await sessions.LiveOf(Key.Tenant, Key.User, time.GetUtcNow(), CancellationToken.None);
        return (await Task.WhenAll(live.Select(row => GrainFactory.GetGrain<ISessionGrain>(row.TokenHash).Revoke()))).Count(ended => ended);
    }

    /// <returns>The code that was guessed; null: none.</returns>
    private async Task<StoredCode?> Judge(VerifyCode command, DateTimeOffset now)
    {
        if (!CodeRules.IsWellFormed(command.Code) || await TakeGuess(command, now) is not { Count: > 0 } guessed)
        {
            return null;
        }

        if (guessed.FirstOrDefault(code => secrets.Matches(code.Hash, code.ChallengeId, command.Code)) is { } right)
        {
            return right;
        }

        // Guesses are few, so that these entries are few as well.
        await activity.Add(new ActivityEntry(0, Key.Tenant, Key.User, "session.refused", Key.User, command.ClientAddress, now), CancellationToken.None);
        return null;
    }

    /// <summary>Counts the guess before it is judged: a write that fails, also because of another activation, judges nothing.</summary>
    /// <returns>The codes that it may be right about.</returns>
    private async Task<IReadOnlyList<StoredCode>> TakeGuess(VerifyCode command, DateTimeOffset now)
    {
        var most = await limits.MostOfCode(Key, now);
        var used = command.CommandId is { } id
            ? state.State.Codes.FirstOrDefault(code => code.Use?.CommandHash is { } hash && secrets.Matches(hash, CommandOf(id)))
            : null;
        var repeated = used is not null && (command.ChallengeId ?? used.ChallengeId) == used.ChallengeId ? used.ChallengeId : null;
        if (repeated is null && command.ChallengeId is null && most > 1)
        {
            return await TakeUnaddressed(command.ClientAddress, now, most);
        }

        // A code that takes one guess counts it, whether the client says which code it is or not.
        var challengeId = repeated ?? command.ChallengeId
            ?? GuessRules.Candidates(state.State, command.ClientAddress, most, now).Select(code => code.ChallengeId).FirstOrDefault();
        if (challengeId is null || GuessRules.Take(state.State, challengeId, repeated is not null, most, now) is not { } taken)
        {
            return [];
        }

        await Write(state.State.With(taken));
        if (repeated is null)
        {
            await limits.Guess(Key, taken.ClientAddress, now);
        }

        return [taken];
    }

    /// <summary>Without a challenge it counts for its client alone: those who hold a challenge go on.</summary>
    private async Task<IReadOnlyList<StoredCode>> TakeUnaddressed(string client, DateTimeOffset now, int most)
    {
        var open = GuessRules.Candidates(state.State, client, most, now);
        return open.Count > 0 && await limits.TryGuessUnaddressed(Key, client, now) ? open : [];
    }

    /// <summary>The stored use decides which session it is: everything after it can be done again by the same command.</summary>
    private async Task<CodeVerified> StartSession(StoredCode code, VerifyCode command, DateTimeOffset now)
    {
        var token = command.CommandId is { } id ? SessionToken.Of(secrets.Hash([.. CommandOf(id), code.ChallengeId, command.Code])) : SessionToken.New();
        var use = code.Use;
        if (use is null)
        {
            use = new StoredUse(command.CommandId is { } own ? secrets.Hash(CommandOf(own)) : null, SessionToken.Hash(token), now);
            await Write(state.State.With(code with { Use = use }));
        }
        else if (use.TokenHash != SessionToken.Hash(token))
        {
            // The server's key was changed in between: the token cannot be made again.
            return CodeVerified.Refused;
        }

        return new CodeVerified(token, await starts.Start(Key, use, code.ChallengeId, command, now));
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
