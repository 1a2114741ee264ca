namespace OrleansNotify.Tenants;

/// <param name="Role"><see cref="TenantRole.None"/> takes the person's role away.</param>
/// <param name="MayLeaveNoOwner">The operator may; members may not.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.ChangeMember")]
public sealed record ChangeMember(
    [property: Id(0)] string Email,
    [property: Id(1)] TenantRole Role,
    [property: Id(2)] bool MayLeaveNoOwner);
