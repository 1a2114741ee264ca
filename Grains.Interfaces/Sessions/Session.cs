namespace OrleansNotify.Sessions;

/// <param name="ExpiresAt">When it ends unless used before.</param>
/// <param name="CreatedAt">Null from a silo that does not tell it yet.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.Session")]
public sealed record Session(
    [property: Id(0)] string TokenHash,
    [property: Id(1)] string Tenant,
    [property: Id(2)] string User,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] DateTimeOffset? CreatedAt = null);
