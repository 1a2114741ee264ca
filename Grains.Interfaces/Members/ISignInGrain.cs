namespace OrleansNotify.Members;

/// <summary>
/// Where passwords are checked: beside the members' grains, as each costs a fifth of a second of a core and strangers may ask for many.
/// Key: the tenant.
/// </summary>
[Alias("OrleansNotify.Members.ISignInGrain")]
public interface ISignInGrain : IGrainWithStringKey
{
    /// <summary>The same answer, in the same time, for a wrong password and an address that is no member's.</summary>
    Task<SignInResult> Login(PasswordLogin command);

    /// <summary>Makes the tenant's first owner. Refused when it has one.</summary>
    Task<SignInResult> SetUp(NewPassword command);

    /// <summary>By the current password; a member without one sets it. Ends the member's other sessions.</summary>
    Task<SignInResult> ChangePassword(ChangePassword command);

    /// <summary>By a link that was mailed; once. Ends all sessions of the member.</summary>
    Task<SignInResult> ResetPassword(ResetPassword command);

    /// <summary>Accepts an invitation; once. Refused when it was used or has expired.</summary>
    Task<SignInResult> Accept(string tokenHash, string password, ClientFacts client);

    /// <summary>Signs a member in by an identity provider; makes the member first where the provider's settings or an invitation say so.</summary>
    Task<SignInResult> LoginBySso(SsoLogin command);

    /// <summary>Makes a session fresh again.</summary>
    Task<SignInResult> StepUp(ShownFactor command);

    /// <summary>Counts an attempt that did not name the right setup code. Null: counted; else wait for so long.</summary>
    Task<TimeSpan?> CountFailure(ClientFacts client);
}
