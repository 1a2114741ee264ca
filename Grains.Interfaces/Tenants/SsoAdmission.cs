namespace OrleansNotify.Tenants;

/// <summary>Whether a person of an identity provider is a member.</summary>
/// <param name="Email">The member's address, which need not be the one that the provider knows by now; empty unless admitted.</param>
/// <param name="IsChanged">The person is a new member, or has another role than before.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.SsoAdmission")]
public sealed record SsoAdmission(
    [property: Id(0)] SsoVerdict Verdict,
    [property: Id(1)] string Email = "",
    [property: Id(2)] TenantRole Role = TenantRole.None,
    [property: Id(3)] bool IsChanged = false);

[GenerateSerializer, Alias("OrleansNotify.Tenants.SsoVerdict")]
public enum SsoVerdict
{
    Admitted = 0,

    /// <summary>The tenant has no such provider, or has as many members as it may have.</summary>
    Refused = 1,

    /// <summary>The address is of no domain of the provider.</summary>
    OutsideDomains = 2,

    NotInvited = 3,

    /// <summary>The member of this address is linked to another account of the same issuer.</summary>
    OtherAccount = 4,
}
