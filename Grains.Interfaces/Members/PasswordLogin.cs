namespace OrleansNotify.Members;

/// <param name="Email">As addresses are stored.</param>
/// <param name="Code">Of the member's authenticator, or a recovery code; null: none was given.</param>
/// <param name="IsMember">Whether the address is a member's: nothing is kept of one that is not.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.PasswordLogin")]
public sealed record PasswordLogin(
    [property: Id(0)] string Email,
    [property: Id(1)] string Password,
    [property: Id(2)] string? Code,
    [property: Id(3)] ClientFacts Client,
    [property: Id(4)] bool IsMember)
{
    // Orleans writes arguments of slow calls to the log.
    public override string ToString() => $"{nameof(PasswordLogin)} from {Client.Address}";
}
