namespace OrleansNotify.Members;

internal sealed partial class MemberGrain
{
    private const int MostPasskeys = 10;

    public Task<Passkey[]> Passkeys() => Task.FromResult(state.State.Passkeys.Select(passkey => passkey.View()).ToArray());

    public async Task<PasskeyAdded> AddPasskey(string name, string response, PasskeySite site)
    {
        var now = time.GetUtcNow();
        if (state.State.Passkeys.Length >= MostPasskeys)
        {
            return new PasskeyAdded(null, IsFull: true);
        }

        if (await passkeys.Registered(Key, name, response, site, now) is not var (passkey, challenge) || state.State.HasUsed(challenge)
            || Array.Exists(state.State.Passkeys, known => known.Id == passkey.Id))
        {
            return new PasskeyAdded(null);
        }

        await Write(state.State.Used(challenge, now) with { Passkeys = [.. state.State.Passkeys, passkey] });
        return new PasskeyAdded(passkey.View());
    }

    public async Task<bool> RemovePasskey(string id)
    {
        if (!Array.Exists(state.State.Passkeys, passkey => passkey.Id == id))
        {
            return false;
        }

        await Write(state.State with { Passkeys = [.. state.State.Passkeys.Where(passkey => passkey.Id != id)] });
        return true;
    }

    /// <summary>The authenticator has verified its user: that is a second factor in itself.</summary>
    public async Task<SignInResult> SignInByPasskey(string response, PasskeySite site, ClientFacts client)
    {
        if (await RequiresSso())
        {
            return new SignInResult(SignInStatus.SsoRequired);
        }

        var now = time.GetUtcNow();
        if (await passkeys.Shown(Key, state.State.Passkeys, response, site, now) is not var (shown, challenge) || state.State.HasUsed(challenge))
        {
            return SignInResult.Refused;
        }

        var next = state.State.Used(challenge, now) with { Passkeys = [.. state.State.Passkeys.Select(known => known.Id == shown.Id ? shown : known)] };
        return SignInResult.Of(await Start(next, "", client, [Factor.Passkey]));
    }
}
