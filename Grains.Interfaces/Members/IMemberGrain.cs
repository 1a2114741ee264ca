using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>How one member signs in. Key: <c>tenant/email</c>, see <see cref="UserKey"/>. Ask the tenant first whether there is such a member.</summary>
[Alias("OrleansNotify.Members.IMemberGrain")]
public interface IMemberGrain : IGrainWithStringKey
{
    /// <summary>Null: the member has none.</summary>
    Task<string?> PasswordHash();

    /// <summary>Takes the place of the one before.</summary>
    Task SetPassword(string passwordHash);

    /// <summary>Starts a session when the password that was verified is still the member's.</summary>
    Task<SignInResult> SignIn(VerifiedPassword command);

    /// <summary>Starts a session after a code that was mailed; the authenticator's is asked for when there is one.</summary>
    Task<SignInResult> SignInByMail(string challengeId, string? code, ClientFacts client);

    /// <summary>Mails a link by which a new password can be set, unless enough were mailed.</summary>
    /// <param name="link">What the token of the link is appended to.</param>
    Task RequestReset(string link, string site);

    /// <summary>Whether the token is that of the last link; with a new password it is used by it.</summary>
    Task<bool> Reset(string tokenHash, string? passwordHash);

    /// <summary>False when the password is another one by now.</summary>
    /// <param name="before">Null: there is none so far.</param>
    Task<bool> ReplacePassword(string? before, string after);

    /// <summary>Notes that a session has shown a factor again: a password that was verified, or a code.</summary>
    Task<SignInResult> Freshen(string sid, string? passwordHash, string? code);

    /// <summary>Whether a session has shown a factor in the last ten minutes.</summary>
    Task<bool> IsFresh(string sid);

    /// <summary>A secret for the member's authenticator, which counts once it was confirmed. Null: there is one already.</summary>
    Task<byte[]?> BeginTotp();

    /// <returns>Recovery codes, shown this once. Null: the code is not right, or nothing was begun.</returns>
    Task<string[]?> ConfirmTotp(string code);

    /// <summary>False when the code is not right.</summary>
    Task<bool> RemoveTotp(string code);

    /// <summary>The oldest first.</summary>
    Task<Passkey[]> Passkeys();

    /// <param name="response">As the browser has it from the authenticator, in JSON.</param>
    Task<PasskeyAdded> AddPasskey(string name, string response, PasskeySite site);

    Task<bool> RemovePasskey(string id);

    /// <summary>Starts a session after what an authenticator has signed.</summary>
    Task<SignInResult> SignInByPasskey(string response, PasskeySite site, ClientFacts client);

    /// <summary>Starts a session for a person whom the tenant has admitted; see <see cref="ISignInGrain.LoginBySso"/>.</summary>
    Task<SignInResult> SignInBySso(SsoLogin command);

    /// <summary>Seals again what previous keys of the server sealed.</summary>
    Task<Resealed> Reseal();

    /// <summary>
    /// Exchanges a session's refresh token for its successor; again within a grace, for the same successor. After that, null, and the session
    /// ends: there is a copy of it.
    /// </summary>
    Task<MemberSession?> Refresh(string sid, int generation);

    Task<MemberFacts> Facts();

    /// <summary>The member is none any longer: forgets all of it.</summary>
    Task Forget();
}
