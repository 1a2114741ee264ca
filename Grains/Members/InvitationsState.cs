using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>The stored form of a tenant's invitations. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.InvitationsState")]
internal sealed record InvitationsState
{
    [Id(0)] public StoredInvitation[] Items { get; init; } = [];
}

/// <summary>See <see cref="Invitation"/>.</summary>
/// <param name="TokenHash">SHA-256 of the link's token, lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.StoredInvitation")]
internal sealed record StoredInvitation(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] TenantRole Role,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] string InvitedBy,
    [property: Id(5)] string TokenHash)
{
    public Invitation View() => new(Id, Email, Role, ExpiresAt, InvitedBy);
}
