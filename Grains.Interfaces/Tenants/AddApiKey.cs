namespace OrleansNotify.Tenants;

/// <param name="Id">Made by the sender of the command, so that it can be sent again; a key with this id is replaced.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.AddApiKey")]
public sealed record AddApiKey(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string KeyHash,
    [property: Id(3)] DateTimeOffset? ExpiresAt,
    [property: Id(4)] ApiScopes Scopes = ApiScopes.None);
