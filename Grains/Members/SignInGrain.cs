using Orleans.Concurrency;
using OrleansNotify.Activity;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Keeps nothing: calls interleave, so that one hash does not hold up another's answer.</summary>
[GrainType("sign-in"), StatelessWorker(1), Reentrant]
internal sealed partial class SignInGrain(Passwords passwords, SignInGuard guard, ISessionStore sessions, IActivityLog activity, TimeProvider time)
    : Grain, ISignInGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public async Task<SignInResult> Login(PasswordLogin command)
    {
        var verified = await Verify(command.Email, command.Password, command.IsMember, command.Client);
        if (verified.Refusal is { } refusal)
        {
            return refusal;
        }

        var rehashed = verified.IsOlder ? await passwords.Hash(command.Password) : null;
        var result = await Member(command.Email).SignIn(new VerifiedPassword(verified.Hash, rehashed, command.Code, command.Client));
        await Settle(result, verified.Attempt, command.Email, command.Client);
        return result;
    }

    public async Task<SignInResult> StepUp(ShownFactor command)
    {
        if (command.Password is not { } password)
        {
            var attempt = await guard.Begin(Tenant, command.Email, command.Client);
            return attempt.Wait is { } wait ? SignInResult.Locked(wait) : await Freshen(command, null, attempt);
        }

        var verified = await Verify(command.Email, password, isMember: true, command.Client);
        return verified.Refusal ?? await Freshen(command, verified.Hash, verified.Attempt);
    }

    public async Task<TimeSpan?> CountFailure(ClientFacts client) => (await guard.Begin(Tenant, "", client)).Wait;

    private async Task<SignInResult> Freshen(ShownFactor command, string? hash, GuardedSignIn attempt)
    {
        var result = await Member(command.Email).Freshen(command.Sid, hash, command.Code);
        await Settle(result, attempt, command.Email, command.Client);
        return result;
    }

    /// <summary>Counts it as failed, and compares.</summary>
    private async Task<Verified> Verify(string email, string password, bool isMember, ClientFacts client)
    {
        var attempt = await guard.Begin(Tenant, isMember ? email : "", client);
        if (attempt.Wait is { } wait)
        {
            return new Verified(attempt, SignInResult.Locked(wait));
        }

        var hash = isMember ? await Member(email).PasswordHash() : null;
        switch (await passwords.Verify(hash, password, attempt.IsKnown))
        {
            case null:
                await guard.Forget(attempt);
                return new Verified(attempt, SignInResult.Locked(Passwords.RetryWhenBusy));
            case PasswordCheck.Wrong:
                await NoteRefusal(isMember ? email : "", client);
                return new Verified(attempt, SignInResult.Refused);
            case var check:
                return new Verified(attempt, null, hash!, check == PasswordCheck.RightButOlder);
        }
    }

    /// <summary>A wrong code stays counted: the password alone does not sign in.</summary>
    private async Task Settle(SignInResult result, GuardedSignIn attempt, string email, ClientFacts client)
    {
        if (result.Status == SignInStatus.Done)
        {
            await guard.Forgive(Tenant, email, client);
        }
        else if (result.Status is SignInStatus.CodeRequired or SignInStatus.SsoRequired)
        {
            await guard.Forget(attempt);
        }
    }

    // Attempts are bounded, so that these entries are as well.
    private Task NoteRefusal(string email, ClientFacts client) => email.Length == 0 ? Task.CompletedTask
        : activity.Add(new ActivityEntry(0, Tenant, email, "session.refused", email, client.Address, time.GetUtcNow()), CancellationToken.None);

    private IMemberGrain Member(string email) => GrainFactory.GetGrain<IMemberGrain>(new UserKey(Tenant, email).ToString());

    /// <param name="Refusal">What to answer; null: the password is right.</param>
    /// <param name="Hash">What it was compared with.</param>
    /// <param name="IsOlder">Hashed under a setting of before.</param>
    private sealed record Verified(GuardedSignIn Attempt, SignInResult? Refusal, string Hash = "", bool IsOlder = false);
}
