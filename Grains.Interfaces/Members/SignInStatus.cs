namespace OrleansNotify.Members;

/// <summary>What became of a member's sign-in.</summary>
[GenerateSerializer, Alias("OrleansNotify.Members.SignInStatus")]
public enum SignInStatus
{
    Done = 0,

    /// <summary>The address, the password or what else was shown is not right: which one is not told.</summary>
    Refused = 1,

    /// <summary>The first factor was right, and a code is needed beside it.</summary>
    CodeRequired = 2,

    CodeInvalid = 3,

    /// <summary>Too many have failed: wait.</summary>
    Locked = 4,
}
