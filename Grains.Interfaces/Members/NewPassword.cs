namespace OrleansNotify.Members;

/// <param name="Email">Whose it becomes, as addresses are stored.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.NewPassword")]
public sealed record NewPassword(
    [property: Id(0)] string Email,
    [property: Id(1)] string Password,
    [property: Id(2)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(NewPassword)} from {Client.Address}";
}
