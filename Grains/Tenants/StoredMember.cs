namespace OrleansNotify.Tenants;

/// <summary>See <see cref="TenantMember"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredMember")]
internal sealed class StoredMember
{
    [Id(0)] public string Email { get; set; } = "";

    [Id(1)] public TenantRole Role { get; set; }

    [Id(2)] public DateTimeOffset AddedAt { get; set; }

    public TenantMember View() => new(Email, Role, AddedAt);
}
