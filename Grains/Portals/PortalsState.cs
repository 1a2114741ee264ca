namespace OrleansNotify.Portals;

/// <summary>The stored form of a tenant's portal links. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.PortalsState")]
internal sealed record PortalsState
{
    [Id(0)] public StoredPortalLink[] Links { get; init; } = [];
}

/// <summary>See <see cref="PortalLink"/>.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Portals.StoredPortalLink")]
internal sealed record StoredPortalLink
{
    [Id(0)] public string Id { get; init; } = "";

    [Id(1)] public string Consumer { get; init; } = "";

    [Id(2)] public PortalCapabilities Capabilities { get; init; }

    [Id(3)] public string SessionId { get; init; } = "";

    [Id(4)] public DateTimeOffset CreatedAt { get; init; }

    [Id(5)] public DateTimeOffset ExpiresAt { get; init; }

    [Id(6)] public string CreatedBy { get; init; } = "";

    [Id(7)] public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>SHA-256 of the code behind the #, lower-case hexadecimal.</summary>
    [Id(8)] public string CodeHash { get; init; } = "";

    /// <summary>SHA-256 of the token that the code was exchanged for; empty: it was not.</summary>
    [Id(9)] public string TokenHash { get; init; } = "";

    public static StoredPortalLink Of(PortalLink link, string codeHash) => new()
    {
        Id = link.Id,
        Consumer = link.Consumer,
        Capabilities = link.Capabilities,
        SessionId = link.SessionId,
        CreatedAt = link.CreatedAt,
        ExpiresAt = link.ExpiresAt,
        CreatedBy = link.CreatedBy,
        CodeHash = codeHash,
    };

    public PortalLink View() => new(Id, Consumer, Capabilities, SessionId, CreatedAt, ExpiresAt, CreatedBy, OpenedAt);
}
