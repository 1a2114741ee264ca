namespace OrleansNotify.Members;

/// <summary>What became of a member's sign-in.</summary>
[GenerateSerializer, Alias("OrleansNotify.Members.SignInStatus")]
public enum SignInStatus
{
    Done = 0,

    /// <summary>The address, the password or what else was shown is not right: which one is not said.</summary>
    Refused = 1,

    /// <summary>The first factor was right, and a code is needed beside it.</summary>
    CodeRequired = 2,

    CodeInvalid = 3,

    /// <summary>Too many have failed: wait.</summary>
    Locked = 4,

    /// <summary>All else was right, but members of this domain sign in by their identity provider.</summary>
    SsoRequired = 5,

    /// <summary>The identity provider may not vouch for this address.</summary>
    OutsideDomains = 6,

    /// <summary>The person is no member, and nobody has invited them.</summary>
    NotInvited = 7,

    /// <summary>The member is linked to another account of the same provider.</summary>
    OtherAccount = 8,
}
