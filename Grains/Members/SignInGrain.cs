using Orleans.Concurrency;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Keeps nothing: calls interleave, so that one hash does not hold up another's answer.</summary>
[GrainType("sign-in"), StatelessWorker(1), Reentrant]
internal sealed class SignInGrain(Passwords passwords, SignInGuard guard) : Grain, ISignInGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public async Task<SignInResult> Login(PasswordLogin command)
    {
        var attempt = await guard.Begin(Tenant, command.IsMember ? command.Email : "", command.Client);
        if (attempt.Wait is { } wait)
        {
            return SignInResult.Locked(wait);
        }

        var member = command.IsMember ? Member(command.Email) : null;
        var hash = member is null ? null : await member.PasswordHash();
        var check = await passwords.Verify(hash, command.Password, attempt.IsKnown);
        if (check is null)
        {
            await guard.Forget(attempt);
            return SignInResult.Locked(Passwords.RetryWhenBusy);
        }

        if (check == PasswordCheck.Wrong)
        {
            return SignInResult.Refused;
        }

        var rehashed = check == PasswordCheck.RightButOlder ? await passwords.Hash(command.Password) : null;
        var result = await member!.SignIn(new VerifiedPassword(hash!, rehashed, command.Code, command.Client));
        await Settle(result, attempt, command);
        return result;
    }

    public async Task<SignInResult> SetUp(NewPassword command)
    {
        var tenant = GrainFactory.GetGrain<ITenantGrain>(Tenant);
        if (await tenant.Settings() is not { HasOwner: false })
        {
            return SignInResult.Refused;
        }

        var hash = await passwords.Hash(command.Password);
        if (await tenant.AddFirstOwner(command.Email) != TenantStatus.Done)
        {
            return SignInResult.Refused;
        }

        var member = Member(command.Email);
        await member.SetPassword(hash);
        return await member.SignIn(new VerifiedPassword(hash, null, null, command.Client));
    }

    public async Task<TimeSpan?> CountFailure(ClientFacts client) => (await guard.Begin(Tenant, "", client)).Wait;

    private async Task Settle(SignInResult result, GuardedSignIn attempt, PasswordLogin command)
    {
        if (result.Status == SignInStatus.Done)
        {
            await guard.Forgive(Tenant, command.Email, command.Client);
        }
        else if (result.Status == SignInStatus.CodeRequired)
        {
            await guard.Forget(attempt);
        }
    }

    private IMemberGrain Member(string email) => GrainFactory.GetGrain<IMemberGrain>(new UserKey(Tenant, email).ToString());
}
