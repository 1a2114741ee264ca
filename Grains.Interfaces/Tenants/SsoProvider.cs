using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>An identity provider (OpenID Connect) by which a tenant's members sign in.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.SsoProvider")]
public sealed record SsoProvider
{
    /// <summary>Chosen by the tenant; part of the address that the provider sends browsers back to.</summary>
    [Id(0)] public string Id { get; init; } = "";

    [Id(1)] public string Name { get; init; } = "";

    /// <summary>As the provider spells it in its tokens.</summary>
    [Id(2)] public string Issuer { get; init; } = "";

    [Id(3)] public string ClientId { get; init; } = "";

    /// <summary>Sealed; empty: a public client, which PKCE alone protects.</summary>
    [Id(4)] public byte[] Secret { get; init; } = [];

    /// <summary>Domains whose addresses the provider may vouch for, as normalized addresses have them.</summary>
    [Id(5)] public string[] Domains { get; init; } = [];

    /// <summary>The role of a person without an invitation; <see cref="TenantRole.None"/>: only invited people become members.</summary>
    [Id(6)] public TenantRole NewMembers { get; init; }

    /// <summary>The claim whose values give roles; null: roles are given in the tenant.</summary>
    [Id(7)] public string? RoleClaim { get; init; }

    [Id(8)] public SsoRole[] Roles { get; init; } = [];

    /// <summary>Asked for next to <c>openid email</c>.</summary>
    [Id(9)] public string[] Scopes { get; init; } = [];

    /// <summary>Members of the domains sign in in no other way, but for owners.</summary>
    [Id(10)] public bool IsEnforced { get; init; }

    [Id(11)] public DateTimeOffset CreatedAt { get; init; }

    [Id(12)] public DateTimeOffset UpdatedAt { get; init; }

    public bool Covers(string email) => Domains.Contains(EmailAddress.DomainOf(email));
}
