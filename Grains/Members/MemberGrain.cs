using System.Security.Cryptography;
using OrleansNotify.Activity;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>The member's factors are its state: the ETag of each write fences a second activation. Sessions are rows of their store.</summary>
[GrainType("member")]
internal sealed partial class MemberGrain(
    [PersistentState("member")] IPersistentState<MemberState> state, SessionStarts starts, ISessionStore sessions, RefreshTokens tokens,
    SecondFactors seconds, PasskeyChecks passkeys, IActivityLog activity, TimeProvider time)
    : Grain, IMemberGrain
{
    private const int SidBytes = 32;

    // The row goes with its tenant, a while after nobody can call this.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private UserKey Key => UserKey.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            _ =>
            {
                DeactivateOnIdle();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Kept, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task<string?> PasswordHash() => Task.FromResult(state.State.PasswordHash);

    public Task SetPassword(string passwordHash) => Write(state.State with { PasswordHash = passwordHash });

    public async Task<SignInResult> SignIn(VerifiedPassword command)
        // Changed while it was verified.
        => state.State.PasswordHash != command.PasswordHash ? SignInResult.Refused
            : await SignIn(state.State with { PasswordHash = command.Rehashed ?? command.PasswordHash }, Factor.Password, "", command.Code, command.Client);

    public Task<SignInResult> SignInByMail(string challengeId, string? code, ClientFacts client)
        => SignIn(state.State, Factor.Mail, challengeId, code, client);

    public async Task<MemberSession?> Refresh(string sid, int generation)
    {
        var now = time.GetUtcNow();
        if (state.State.Family(sid) is not { } family || await sessions.Find(sid, CancellationToken.None) is not { } row || !SessionRules.IsLive(row, now))
        {
            return null;
        }

        switch (RefreshRules.Judge(family, generation, now))
        {
            case RefreshVerdict.Rotate:
                family = family with { Generation = family.Generation + 1, RotatedAt = now };
                await Write(state.State.With(family));
                return View(family, row);
            case RefreshVerdict.Repeat:
                return View(family, row);
            default:
                await activity.Add(new ActivityEntry(0, Key.Tenant, Key.User, "session.refresh_reused", Key.User, "", now), CancellationToken.None);
                await GrainFactory.GetGrain<ISessionGrain>(sid).Revoke();
                return null;
        }
    }

    public Task<MemberFacts> Facts() => Task.FromResult(new MemberFacts(
        state.State.PasswordHash is not null, state.State.Totp is not null, state.State.RecoveryHashes.Length, state.State.Passkeys.Length,
        [.. state.State.Families.Select(family => new SessionFactors(family.Sid, family.Factors, family.AuthenticatedAt))]));

    public async Task Forget()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task<SignInResult> SignIn(MemberState before, string factor, string challengeId, string? code, ClientFacts client)
    {
        if (await RequiresSso())
        {
            return new SignInResult(SignInStatus.SsoRequired);
        }

        var status = seconds.Check(Key, before, code, time.GetUtcNow(), out var after);
        return status != SignInStatus.Done ? new SignInResult(status)
            : SignInResult.Of(await Start(after, challengeId, client, before.Totp is null ? [factor] : [factor, Factor.OneTimeCode]));
    }

    /// <summary>The family first: a session without one could not be refreshed.</summary>
    /// <param name="authenticatedAt">Null: the factors were shown here.</param>
    private async Task<MemberSession> Start(MemberState next, string challengeId, ClientFacts client, string[] factors, DateTimeOffset? authenticatedAt = null)
    {
        var now = time.GetUtcNow();
        var family = new StoredFamily(RandomNumberGenerator.GetHexString(2 * SidBytes, lowercase: true), 0, now, authenticatedAt ?? now, factors);
        var live = (await sessions.LiveOf(Key.Tenant, Key.User, now, CancellationToken.None)).Select(row => row.TokenHash).ToHashSet(StringComparer.Ordinal);
        await Write((next with { Families = [.. next.Families.Where(known => live.Contains(known.Sid))] }).With(family));
        return View(family, await starts.Start(Key, new StoredUse(null, family.Sid, now), challengeId, client, now));
    }

    private MemberSession View(StoredFamily family, SessionRow row) => new(
        family.Sid, row.Tenant, row.User, tokens.Issue(family.Sid, family.Generation), SessionRules.EndOf(row), family.AuthenticatedAt, family.Factors);

    private async Task Write(MemberState next)
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
}
