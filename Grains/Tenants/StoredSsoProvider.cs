namespace OrleansNotify.Tenants;

/// <summary>See <see cref="SsoProvider"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredSsoProvider")]
internal sealed class StoredSsoProvider
{
    [Id(0)] public string Id { get; set; } = "";

    [Id(1)] public string Name { get; set; } = "";

    [Id(2)] public string Issuer { get; set; } = "";

    [Id(3)] public string ClientId { get; set; } = "";

    [Id(4)] public byte[] Secret { get; set; } = [];

    [Id(5)] public string[] Domains { get; set; } = [];

    [Id(6)] public TenantRole NewMembers { get; set; }

    [Id(7)] public string? RoleClaim { get; set; }

    [Id(8)] public SsoRole[] Roles { get; set; } = [];

    [Id(9)] public string[] Scopes { get; set; } = [];

    [Id(10)] public bool IsEnforced { get; set; }

    [Id(11)] public DateTimeOffset CreatedAt { get; set; }

    [Id(12)] public DateTimeOffset UpdatedAt { get; set; }

    public static StoredSsoProvider Of(SsoProvider provider, byte[] secret, DateTimeOffset createdAt, DateTimeOffset now) => new()
    {
        Id = provider.Id,
        Name = provider.Name,
        Issuer = provider.Issuer,
        ClientId = provider.ClientId,
        Secret = secret,
        Domains = provider.Domains,
        NewMembers = provider.NewMembers,
        RoleClaim = provider.RoleClaim,
        Roles = provider.Roles,
        Scopes = provider.Scopes,
        IsEnforced = provider.IsEnforced,
        CreatedAt = createdAt,
        UpdatedAt = now,
    };

    public StoredSsoProvider With(byte[] secret)
    {
        var copy = (StoredSsoProvider)MemberwiseClone();
        copy.Secret = secret;
        return copy;
    }

    public SsoProvider View() => new()
    {
        Id = Id,
        Name = Name,
        Issuer = Issuer,
        ClientId = ClientId,
        Secret = Secret,
        Domains = Domains,
        NewMembers = NewMembers,
        RoleClaim = RoleClaim,
        Roles = Roles,
        Scopes = Scopes,
        IsEnforced = IsEnforced,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
