using System.Text;
using OrleansNotify.Http;
using OrleansNotify.Outbound;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>Checks what an owner says of an identity provider.</summary>
internal sealed class SsoReader(OutboundPolicy policy, SecretBox box)
{
    private const int MaxText = 200;
    private const int MaxSecret = 1_000;
    private const int MaxItems = 50;

    public Problem? Read(string tenant, string id, SsoProviderCommand command, SsoProvider? before, out SsoProvider provider)
    {
        provider = null!;
        var newMembers = TenantRole.None;
        if (!TenantName.IsValid(id))
        {
            return Invalid("id_invalid", "A provider's id is 1 to 63 of a-z 0-9 - _, beginning with a letter or digit.");
        }

        if (!IsText(command.Name) || !IsText(command.ClientId) || (command.RoleClaim is not null && !IsText(command.RoleClaim)))
        {
            return Invalid("sso_invalid", $"A provider has a name, an issuer and a clientId; each text has 1 to {MaxText} characters.");
        }

        if (IssuerProblem(command.Issuer) is { } why)
        {
            return Invalid("issuer_invalid", $"issuer: {why}.");
        }

        if (!TryDomains(command.Domains, out var domains))
        {
            return Invalid("domain_invalid", $"domains has 1 to {MaxItems} domains such as example.com.");
        }

        if (command.NewMembers is not null && !TryRole(command.NewMembers, out newMembers))
        {
            return Invalid("role_invalid", "newMembers is viewer or admin, or left out: only invited people become members.");
        }

        if (!TryRoles(command, out var roles))
        {
            return Invalid("role_invalid", $"roles has at most {MaxItems} values of roleClaim, each with viewer or admin.");
        }

        if (command.Scopes is { } scopes && (scopes.Length > MaxItems || !Array.TrueForAll(scopes, IsScope)))
        {
            return Invalid("scopes_invalid", "scopes are words of visible ASCII characters.");
        }

        if (command.ClientSecret is { } secret && (secret.Length > MaxSecret || secret.Any(char.IsControl)))
        {
            return Invalid("secret_invalid", $"clientSecret has at most {MaxSecret} characters.");
        }

        // The secret is the old issuer's: a new one must not be sent it.
        if (command.ClientSecret is null && before is { Secret.Length: > 0 } && (before.Issuer != command.Issuer || before.ClientId != command.ClientId))
        {
            return Invalid("secret_needed", "With another issuer or clientId, clientSecret has to be given again; an empty one: the client has none.");
        }

        provider = new SsoProvider
        {
            Id = id,
            Name = command.Name!.Trim(),
            Issuer = command.Issuer!,
            ClientId = command.ClientId!,
            Secret = command.ClientSecret is { Length: > 0 } given ? box.Seal(Encoding.UTF8.GetBytes(given), SourceSeal.OfSso(tenant, id)) : [],
            Domains = domains,
            NewMembers = newMembers,
            RoleClaim = command.RoleClaim,
            Roles = roles,
            Scopes = command.Scopes ?? [],
            IsEnforced = command.Enforced ?? false,
        };
        return null;
    }

    private string? IssuerProblem(string? issuer)
        => issuer is null ? "it is missing"
            : issuer.Contains('?', StringComparison.Ordinal) ? "it has no query"
            : issuer.EndsWith(IOpenIdClient.DiscoveryPath, StringComparison.Ordinal) ? $"leave {IOpenIdClient.DiscoveryPath} out"
            : policy.Check(issuer) is { } problem ? UrlProblem.Text(problem)
            : null;

    private static bool TryDomains(string[]? texts, out string[] domains)
    {
        domains = [];
        if (texts is not { Length: > 0 and <= MaxItems })
        {
            return false;
        }

        foreach (var text in texts)
        {
            if (!EmailAddress.TryNormalizeDomain(text?.Trim().TrimStart('@'), out var domain))
            {
                return false;
            }

            domains = [.. domains.Append(domain).Distinct()];
        }

        return true;
    }

    private static bool TryRoles(SsoProviderCommand command, out SsoRole[] roles)
    {
        roles = [];
        foreach (var (value, word) in command.Roles ?? [])
        {
            if (command.RoleClaim is null || roles.Length == MaxItems || !IsText(value) || !TryRole(word, out var role))
            {
                return false;
            }

            roles = [.. roles, new SsoRole(value, role)];
        }

        return true;
    }

    /// <summary>Who is an owner is said in the tenant.</summary>
    private static bool TryRole(string? word, out TenantRole role) => MemberView.TryRole(word, out role) && role != TenantRole.Owner;

    private static bool IsText(string? text) => text is { Length: <= MaxText } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private static bool IsScope(string? scope) => scope is { Length: > 0 and <= MaxText } && scope.All(c => c is > ' ' and <= '~' and not '"' and not '\\');

    private static Problem Invalid(string code, string title) => Problems.Invalid(code, title);
}
