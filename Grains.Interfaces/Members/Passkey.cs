namespace OrleansNotify.Members;

/// <param name="Id">The credential's, as base64url.</param>
/// <param name="LastUsedAt">Null: never.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.Passkey")]
public sealed record Passkey(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset? LastUsedAt);
