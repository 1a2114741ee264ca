namespace OrleansNotify.Members;

/// <summary>A factor that a signed-in member shows again.</summary>
/// <param name="Password">Null: the code is shown.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.ShownFactor")]
public sealed record ShownFactor(
    [property: Id(0)] string Email,
    [property: Id(1)] string Sid,
    [property: Id(2)] string? Password,
    [property: Id(3)] string? Code,
    [property: Id(4)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(ShownFactor)} from {Client.Address}";
}
