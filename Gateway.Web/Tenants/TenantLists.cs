using OrleansNotify.Edge;
using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's domains and origins as they may be given; null: left as they are.</summary>
internal static class TenantLists
{
    public const int MaxItems = 100;

    public static Problem? Check(string[]? domains, string[]? origins, string rule, out string[]? normalized)
    {
        normalized = null;
        return !IsList(domains) || !IsList(origins) ? Problems.Invalid("tenant_invalid", rule)
            : !TryDomains(domains, out normalized) ? Problems.Invalid("domain_invalid", "emailDomains takes domains such as example.com.")
            : null;
    }

    private static bool IsList(string?[]? items) => items is null || (items.Length <= MaxItems && items.All(item => !string.IsNullOrWhiteSpace(item)));

    private static bool TryDomains(string[]? domains, out string[]? normalized)
    {
        normalized = domains is null ? null : new string[domains.Length];
        for (var i = 0; i < normalized?.Length; i++)
        {
            if (!EmailAddress.TryNormalizeDomain(domains![i].Trim().TrimStart('@'), out normalized[i]))
            {
                return false;
            }
        }

        return true;
    }
}
