using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

internal sealed partial class MemberGrain
{
    /// <summary>The member's own authenticator is asked for unless the provider says that it asked for more than one factor.</summary>
    public async Task<SignInResult> SignInBySso(SsoLogin command)
    {
        var (now, before, after) = (time.GetUtcNow(), state.State, state.State);
        var isAsked = !command.IsMultiFactor && before.Totp is not null;
        var status = isAsked ? seconds.Check(Key, before, command.Code, now, out after) : SignInStatus.Done;
        if (status != SignInStatus.Done)
        {
            return new SignInResult(status);
        }

        string[] factors = [Factor.Sso, .. command.Factors, .. isAsked ? [Factor.OneTimeCode] : Array.Empty<string>()];
        var shownAt = isAsked ? now : command.AuthenticatedAt is { } at && at < now ? at : StoredFamily.Unknown(now);
        return SignInResult.Of(await Start(after, "", command.Client, [.. factors.Distinct()], shownAt));
    }

    private async Task<bool> RequiresSso()
        => await GrainFactory.GetGrain<ITenantGrain>(Key.Tenant).Settings() is { } settings && settings.RequiresSso(Key.User);
}
