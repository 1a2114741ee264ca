namespace OrleansNotify.Members;

/// <param name="Current">Null: none was given.</param>
/// <param name="Sid">The session that asks, which goes on.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.ChangePassword")]
public sealed record ChangePassword(
    [property: Id(0)] string Email,
    [property: Id(1)] string? Current,
    [property: Id(2)] string New,
    [property: Id(3)] string Sid,
    [property: Id(4)] ClientFacts Client)
{
    public override string ToString() => $"{nameof(ChangePassword)} from {Client.Address}";
}
