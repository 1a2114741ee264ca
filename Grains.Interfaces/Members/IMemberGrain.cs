using OrleansNotify.Sessions;

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

    /// <summary>
    /// Exchanges a session's refresh token for its successor; again within a grace, for the same successor. After that, null, and the session
    /// ends: somebody has a copy.
    /// </summary>
    Task<MemberSession?> Refresh(string sid, int generation);

    Task<MemberFacts> Facts();

    /// <summary>The member is none any longer: forgets all of it.</summary>
    Task Forget();
}
