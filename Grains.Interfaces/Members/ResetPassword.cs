namespace OrleansNotify.Members;

/// <param name="TokenHash">SHA-256 of the link's token.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.ResetPassword")]
public sealed record ResetPassword(
    [property: Id(0)] string Email,
    [property: Id(1)] string TokenHash,
    [property: Id(2)] string Password,
    [property: Id(3)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(ResetPassword)} from {Client.Address}";
}
