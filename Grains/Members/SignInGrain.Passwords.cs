using OrleansNotify.Channels;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>How members come by a password.</summary>
internal sealed partial class SignInGrain
{
    public async Task<SignInResult> SetUp(NewPassword command)
    {
        var tenant = GrainFactory.GetGrain<ITenantGrain>(Tenant);
        if (await tenant.Settings() is not { HasOwner: false })
        {
            return SignInResult.Refused;
        }

        var hash = await passwords.Hash(command.Password);
        return await tenant.AddFirstOwner(command.Email) == TenantStatus.Done ? await Begin(command.Email, hash, command.Client) : SignInResult.Refused;
    }

    public async Task<SignInResult> Accept(string tokenHash, string password, ClientFacts client)
    {
        // Before the hash, which nobody gets for a token that they made up.
        var invitations = GrainFactory.GetGrain<IInvitationsGrain>(Tenant);
        if (await invitations.Find(tokenHash) is not { } found)
        {
            return SignInResult.Refused;
        }

        if (await GrainFactory.GetGrain<ITenantGrain>(Tenant).Settings() is { } settings && settings.RequiresSso(found.Email, found.Role))
        {
            return new SignInResult(SignInStatus.SsoRequired);
        }

        var hash = await passwords.Hash(password);
        if (await invitations.Take(tokenHash) is not { } invitation)
        {
            return SignInResult.Refused;
        }

        var command = new ChangeMember(invitation.Email, invitation.Role, MayLeaveNoOwner: false);
        return await GrainFactory.GetGrain<ITenantGrain>(Tenant).ChangeMember(command) == TenantStatus.Done
            ? await Begin(invitation.Email, hash, client)
            : SignInResult.Refused;
    }

    public async Task<SignInResult> ChangePassword(ChangePassword command)
    {
        var member = Member(command.Email);
        var before = await member.PasswordHash();
        if (before is not null)
        {
            var verified = await Verify(command.Email, command.Current ?? "", isMember: true, command.Client);
            if (verified.Refusal is { } refusal)
            {
                return refusal;
            }

            await guard.Forgive(Tenant, command.Email, command.Client);
            before = verified.Hash;
        }

        if (!await member.ReplacePassword(before, await passwords.Hash(command.New)))
        {
            return SignInResult.Refused;
        }

        await EndSessions(command.Email, but: command.Sid);
        return new SignInResult(SignInStatus.Done);
    }

    public async Task<SignInResult> ResetPassword(ResetPassword command)
    {
        var member = Member(command.Email);
        if (!await member.Reset(command.TokenHash, null) || !await member.Reset(command.TokenHash, await passwords.Hash(command.Password)))
        {
            return SignInResult.Refused;
        }

        await EndSessions(command.Email, but: "");
        return new SignInResult(SignInStatus.Done);
    }

    private async Task<SignInResult> Begin(string email, string hash, ClientFacts client)
    {
        var member = Member(email);
        await member.SetPassword(hash);
        return await member.SignIn(new VerifiedPassword(hash, null, null, client));
    }

    private async Task EndSessions(string email, string but)
    {
        var now = time.GetUtcNow();
        var others = (await sessions.LiveOf(Tenant, email, now, CancellationToken.None)).Where(row => row.TokenHash != but);
        await Task.WhenAll(others.Select(row => GrainFactory.GetGrain<ISessionGrain>(row.TokenHash).Revoke()));
        await GrainFactory.GetGrain<IMailQueueGrain>($"{Tenant}/email").Send(MemberMail.Changed(email, Tenant, now));
    }
}
