namespace OrleansNotify.Members;

/// <param name="PasswordHash">The stored hash that the password was verified against.</param>
/// <param name="Rehashed">The same password under today's setting; null: it is.</param>
/// <param name="Code">See <see cref="PasswordLogin.Code"/>.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.VerifiedPassword")]
public sealed record VerifiedPassword(
    [property: Id(0)] string PasswordHash,
    [property: Id(1)] string? Rehashed,
    [property: Id(2)] string? Code,
    [property: Id(3)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(VerifiedPassword)} from {Client.Address}";
}
