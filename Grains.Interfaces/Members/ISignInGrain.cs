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

    /// <summary>Counts an attempt that did not name the right setup code. Null: counted; else wait for so long.</summary>
    Task<TimeSpan?> CountFailure(ClientFacts client);
}
