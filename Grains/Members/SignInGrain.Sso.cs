using OrleansNotify.Activity;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Members whom an identity provider vouches for.</summary>
internal sealed partial class SignInGrain
{
    public async Task<SignInResult> LoginBySso(SsoLogin command)
    {
        var (identity, client) = (command.Identity, command.Client);
        var invitations = GrainFactory.GetGrain<IInvitationsGrain>(Tenant);
        var invitation = Array.Find(await invitations.List(), item => item.Email == identity.Email);
        var admission = await GrainFactory.GetGrain<ITenantGrain>(Tenant).Admit(identity, invitation?.Role ?? TenantRole.None);
        if (admission.Verdict != SsoVerdict.Admitted)
        {
            return new SignInResult(StatusOf(admission.Verdict));
        }

        if (admission.IsChanged)
        {
            await activity.Add(
                new ActivityEntry(0, Tenant, $"sso/{identity.Provider}", $"member.{admission.Role}".ToLowerInvariant(), admission.Email, client.Address, time.GetUtcNow()),
                CancellationToken.None);
        }

        if (invitation is not null && invitation.Email == admission.Email)
        {
            await invitations.Delete(invitation.Id);
        }

        return await Begin(admission.Email, command);
    }

    /// <summary>A code is a guess, which counts as one; what the provider has signed is none.</summary>
    private async Task<SignInResult> Begin(string email, SsoLogin command)
    {
        if (command.Code is null)
        {
            return await Member(email).SignInBySso(command);
        }

        var attempt = await guard.Begin(Tenant, email, command.Client);
        if (attempt.Wait is { } wait)
        {
            return SignInResult.Locked(wait);
        }

        var result = await Member(email).SignInBySso(command);
        await Settle(result, attempt, email, command.Client);
        return result;
    }

    private static SignInStatus StatusOf(SsoVerdict verdict) => verdict switch
    {
        SsoVerdict.OutsideDomains => SignInStatus.OutsideDomains,
        SsoVerdict.NotInvited => SignInStatus.NotInvited,
        SsoVerdict.OtherAccount => SignInStatus.OtherAccount,
        _ => SignInStatus.Refused,
    };
}
