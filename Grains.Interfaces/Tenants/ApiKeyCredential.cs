namespace OrleansNotify.Tenants;

/// <param name="Id"><c>key_…</c>, or a name of its own for the one that the environment declares.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="KeyHash">SHA-256 of the key, lower-case hexadecimal.</param>
/// <param name="ExpiresAt">Null: never.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.ApiKeyCredential")]
public sealed record ApiKeyCredential(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string KeyHash,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset? ExpiresAt,
    [property: Id(5)] ApiScopes Scopes = ApiScopes.None);
