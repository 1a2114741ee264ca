namespace OrleansNotify.Members;

/// <summary>What a member signs in with, without any of it.</summary>
/// <param name="Sessions">Those that began with a password, a code for members or a passkey.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.MemberFacts")]
public sealed record MemberFacts(
    [property: Id(0)] bool HasPassword,
    [property: Id(1)] bool HasTotp,
    [property: Id(2)] int RecoveryCodesLeft,
    [property: Id(3)] int Passkeys,
    [property: Id(4)] SessionFactors[] Sessions)
{
    public static readonly MemberFacts None = new(false, false, 0, 0, []);
}
