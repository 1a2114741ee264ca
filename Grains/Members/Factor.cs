namespace OrleansNotify.Members;

/// <summary>What a member has shown, as RFC 8176 names it.</summary>
internal static class Factor
{
    public const string Password = "pwd";
    public const string OneTimeCode = "otp";

    /// <summary>No name of the RFC: a code that was mailed.</summary>
    public const string Mail = "mail";

    /// <summary>Proof of possession of a key: whether it is in hardware is not known.</summary>
    public const string Passkey = "pop";
}
