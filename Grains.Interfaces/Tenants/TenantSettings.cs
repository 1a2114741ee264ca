using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>See <see cref="ConfigureTenant"/>.</summary>
/// <param name="Incoming">Null from a silo that does not know of it yet; so are <paramref name="Members"/> and <paramref name="Standing"/>.</param>
/// <param name="Standing">See <see cref="TenantStanding"/>.</param>
/// <param name="Sso">Identity providers; null from a silo that does not know of them yet.</param>
/// <param name="CreatedAt">What is older was another tenant's of this name.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.TenantSettings")]
public sealed record TenantSettings(
    [property: Id(0)] string[] EmailDomains,
    [property: Id(1)] string[] Origins,
    [property: Id(2)] WebhookCredential[] WebhookCredentials,
    [property: Id(3)] ApiKeyCredential[] ApiKeys,
    [property: Id(4)] Source[] Sources,
    [property: Id(5)] IncomingSettings? Incoming = null,
    [property: Id(6)] TenantMember[]? Members = null,
    [property: Id(7)] string? Standing = null,
    [property: Id(8)] DateTimeOffset CreatedAt = default,
    [property: Id(9)] SsoProvider[]? Sso = null)
{
    public bool IsSuspended => Standing == TenantStanding.Suspended;

    public bool HasOwner => Members is not null && Array.Exists(Members, member => member.Role == TenantRole.Owner);

    /// <summary>Whether people with this address may sign in and stay signed in: by their domain, or as members.</summary>
    public bool AllowsAddress(string email) => EmailDomains.Contains(EmailAddress.DomainOf(email)) || RoleOf(email) != TenantRole.None;

    public TenantRole RoleOf(string email) => Members is null ? TenantRole.None : Array.Find(Members, member => member.Email == email)?.Role ?? TenantRole.None;

    /// <summary>Whether a member signs in by an identity provider only. Owners may always come in by what they have here.</summary>
    public bool RequiresSso(string email) => RequiresSso(email, RoleOf(email));

    /// <param name="role">The role that the person has, or is about to have.</param>
    public bool RequiresSso(string email, TenantRole role)
        => role is not (TenantRole.None or TenantRole.Owner) && Sso is not null && Array.Exists(Sso, provider => provider.IsEnforced && provider.Covers(email));
}
