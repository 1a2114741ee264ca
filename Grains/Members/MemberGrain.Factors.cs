using OrleansNotify.Channels;
using OrleansNotify.Secrets;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>How factors are changed, and shown again.</summary>
internal sealed partial class MemberGrain
{
    public async Task RequestReset(string link, string site)
    {
        var now = time.GetUtcNow();
        var token = LinkToken.New(Key.Tenant, Key.User);
        if (StoredReset.Next(state.State.Reset, LinkToken.Hash(token), now) is { } reset)
        {
            await Write(state.State with { Reset = reset });
            await GrainFactory.GetGrain<IMailQueueGrain>($"{Key.Tenant}/email").Send(MemberMail.Reset(Key.User, link + token, reset.TokenHash, site, now + StoredReset.Lifetime));
        }
    }

    public async Task<bool> Reset(string tokenHash, string? passwordHash)
    {
        if (state.State.Reset is not { } reset || !reset.IsOf(tokenHash, time.GetUtcNow()))
        {
            return false;
        }

        if (passwordHash is not null)
        {
            await Write(state.State with { PasswordHash = passwordHash, Reset = reset with { TokenHash = "" } });
        }

        return true;
    }

    public async Task<bool> ReplacePassword(string? before, string after)
    {
        if (state.State.PasswordHash != before)
        {
            return false;
        }

        // A link that was mailed before is of no use any longer.
        await Write(state.State with { PasswordHash = after, Reset = state.State.Reset is { } reset ? reset with { TokenHash = "" } : null });
        return true;
    }

    public async Task<SignInResult> Freshen(string sid, string? passwordHash, string? code)
    {
        var now = time.GetUtcNow();
        if (state.State.Family(sid) is not { } family || (passwordHash is null ? state.State.Totp is null : passwordHash != state.State.PasswordHash))
        {
            return SignInResult.Refused;
        }

        var next = state.State;
        var status = passwordHash is null ? seconds.Check(Key, next, code, now, out next) : SignInStatus.Done;
        if (status == SignInStatus.Done)
        {
            await Write(next.With(family.Shown(passwordHash is null ? Factor.OneTimeCode : Factor.Password, now)));
        }

        return new SignInResult(status);
    }

    public Task<bool> IsFresh(string sid) => Task.FromResult(state.State.Family(sid)?.IsFresh(time.GetUtcNow()) ?? false);

    public async Task<byte[]?> BeginTotp()
    {
        if (state.State.Totp is not null)
        {
            return null;
        }

        var (secret, after) = seconds.Begin(Key, state.State);
        await Write(after);
        return secret;
    }

    public async Task<string[]?> ConfirmTotp(string code)
    {
        if (seconds.Confirm(Key, state.State, code, time.GetUtcNow()) is not var (codes, after))
        {
            return null;
        }

        await Write(after);
        return codes;
    }

    public async Task<bool> RemoveTotp(string code)
    {
        if (state.State.Totp is null || seconds.Check(Key, state.State, code, time.GetUtcNow(), out var after) != SignInStatus.Done)
        {
            return false;
        }

        await Write(after with { Totp = null, PendingTotp = null, RecoveryHashes = [] });
        return true;
    }

    public async Task<Resealed> Reseal()
    {
        var fresh = seconds.Reseal(Key, state.State.Totp);
        if (fresh is { Length: 0 })
        {
            return new Resealed(0, [SecretBox.KeyIdOf(state.State.Totp!)]);
        }

        if (fresh is null)
        {
            return new Resealed(0, []);
        }

        // One that was not confirmed is begun again.
        await Write(state.State with { Totp = fresh, PendingTotp = null });
        return new Resealed(1, []);
    }
}
