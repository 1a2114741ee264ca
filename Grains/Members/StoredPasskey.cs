namespace OrleansNotify.Members;

/// <summary>See <see cref="Passkey"/>.</summary>
/// <param name="PublicKey">In COSE's form.</param>
/// <param name="SignCount">What the authenticator counted last; 0: it does not count.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.StoredPasskey")]
internal sealed record StoredPasskey(
    [property: Id(0)] string Id,
    [property: Id(1)] byte[] PublicKey,
    [property: Id(2)] uint SignCount,
    [property: Id(3)] string Name,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? LastUsedAt = null)
{
    public Passkey View() => new(Id, Name, CreatedAt, LastUsedAt);
}
