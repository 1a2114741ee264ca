namespace OrleansNotify.Tenants;

/// <summary>See <see cref="TenantMember"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredMember")]
internal sealed class StoredMember
{
    [Id(0)] public string Email { get; set; } = "";

    [Id(1)] public TenantRole Role { get; set; }

    [Id(2)] public DateTimeOffset AddedAt { get; set; }

    /// <summary>The member's accounts at identity providers, one of an issuer.</summary>
    [Id(3)] public List<StoredSsoLink> Links { get; set; } = [];

    public TenantMember View() => new(Email, Role, AddedAt);
}
