namespace OrleansNotify.Tenants;

/// <param name="Email">As it is stored: lower case.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.TenantMember")]
public sealed record TenantMember(
    [property: Id(0)] string Email,
    [property: Id(1)] TenantRole Role,
    [property: Id(2)] DateTimeOffset AddedAt);
