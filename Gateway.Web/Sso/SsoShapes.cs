using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>What <c>PUT …/sso-providers/{id}</c> takes.</summary>
/// <param name="Issuer">As the provider spells it: its discovery document is below it.</param>
/// <param name="ClientSecret">Left out: the one there is stays; empty: the client has none.</param>
/// <param name="Domains">Whose addresses the provider may vouch for.</param>
/// <param name="NewMembers"><c>viewer</c> or <c>admin</c>; left out: only invited people become members.</param>
/// <param name="RoleClaim">The claim that roles are read from at each sign-in.</param>
/// <param name="Roles">A value of the claim with <c>viewer</c> or <c>admin</c>.</param>
/// <param name="Scopes">Asked for next to <c>openid email</c>.</param>
/// <param name="Enforced">Members of the domains sign in in no other way; owners still do.</param>
internal sealed record SsoProviderCommand(
    string? Name, string? Issuer, string? ClientId, string? ClientSecret, string[]? Domains, string? NewMembers, string? RoleClaim,
    Dictionary<string, string>? Roles, string[]? Scopes, bool? Enforced);

/// <param name="RedirectUri">To be registered at the provider; null: set PUBLIC_URL.</param>
/// <param name="NewMembers">Null: only invited people become members.</param>
internal sealed record SsoProviderView(
    string Id, string Name, string Issuer, string ClientId, bool HasSecret, string[] Domains, string? NewMembers, string? RoleClaim,
    IReadOnlyDictionary<string, string> Roles, string[] Scopes, bool Enforced, string? RedirectUri, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static SsoProviderView Of(SsoProvider provider, string? redirectUri) => new(
        provider.Id, provider.Name, provider.Issuer, provider.ClientId, provider.Secret.Length > 0, provider.Domains,
        provider.NewMembers == TenantRole.None ? null : MemberView.Word(provider.NewMembers), provider.RoleClaim,
        provider.Roles.ToDictionary(rule => rule.Value, rule => MemberView.Word(rule.Role)), provider.Scopes, provider.IsEnforced, redirectUri,
        provider.CreatedAt, provider.UpdatedAt);
}

internal sealed record SsoProviderList(SsoProviderView[] Items);

/// <param name="Problem">What is wrong, in words; null: nothing.</param>
/// <param name="Algorithms">By which the provider may sign.</param>
/// <param name="NamesItself">It sends <c>iss</c> with its answers (RFC 9207).</param>
internal sealed record SsoTestAnswer(bool Ok, string? Problem, string[] Algorithms, int Keys, bool NamesItself);
