namespace OrleansNotify.Portals;

/// <param name="Consumer">The user whose endpoints it shows.</param>
/// <param name="SessionId">The maker's own name for what it belongs to; empty: none.</param>
/// <param name="ExpiresAt">Until then it can be opened once, and what was opened lasts.</param>
/// <param name="OpenedAt">Null: not yet.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalLink")]
public sealed record PortalLink(
    [property: Id(0)] string Id,
    [property: Id(1)] string Consumer,
    [property: Id(2)] PortalCapabilities Capabilities,
    [property: Id(3)] string SessionId,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset ExpiresAt,
    [property: Id(6)] string CreatedBy,
    [property: Id(7)] DateTimeOffset? OpenedAt = null);
