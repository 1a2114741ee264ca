using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <param name="Email">As addresses are stored.</param>
/// <param name="InvitedBy">As the activity log names them.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.Invitation")]
public sealed record Invitation(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] TenantRole Role,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] string InvitedBy);
