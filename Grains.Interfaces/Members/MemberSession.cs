namespace OrleansNotify.Members;

/// <summary>A member's session as its client gets it.</summary>
/// <param name="Sid">Names the session: the key of its grain. Nobody has a token of which it is the hash.</param>
/// <param name="RefreshToken">For the next access token, once.</param>
/// <param name="ExpiresAt">When the session ends unless used before.</param>
/// <param name="AuthenticatedAt">When a factor was shown last.</param>
/// <param name="Factors">As RFC 8176 names them: <c>pwd</c>, <c>otp</c>, <c>pop</c> for a passkey; <c>mail</c> for a mailed code.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.MemberSession")]
public sealed record MemberSession(
    [property: Id(0)] string Sid,
    [property: Id(1)] string Tenant,
    [property: Id(2)] string User,
    [property: Id(3)] string RefreshToken,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] DateTimeOffset AuthenticatedAt,
    [property: Id(6)] string[] Factors)
{
    public override string ToString() => $"{nameof(MemberSession)} of {Tenant}";
}
