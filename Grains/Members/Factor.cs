namespace OrleansNotify.Members;

/// <summary>What a member has shown, as RFC 8176 names it.</summary>
internal static class Factor
{
    public const string Password = "pwd";
    public const string OneTimeCode = "otp";

    /// <summary>No name of the RFC: a code that was mailed.</summary>
    public const string Mail = "mail";

    /// <summary>No name of the RFC: an identity provider vouches for the member, by what follows in the list.</summary>
    public const string Sso = "sso";

    /// <summary>More than one factor.</summary>
    public const string Multiple = "mfa";

    /// <summary>Proof of possession of a key: whether it is in hardware is not known.</summary>
    public const string Passkey = "pop";
}
