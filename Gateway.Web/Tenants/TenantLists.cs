using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's domains and origins as they may be given; null: left as they are.</summary>
internal static class TenantLists
{
    public const int MaxItems = 100;
    private const int MaxShown = 100;

    public static Problem? Check(string[]? domains, string[]? origins, string rule, out string[]? normalized, out string[]? normalizedOrigins)
    {
        (normalized, normalizedOrigins) = (null, null);
        return !IsList(domains) || !IsList(origins) ? Problems.Invalid("tenant_invalid", rule)
            : !TryDomains(domains, out normalized) ? Problems.Invalid("domain_invalid", "emailDomains takes domains such as example.com.")
            : Origins(origins, out normalizedOrigins);
    }

    private static Problem? Origins(string[]? origins, out string[]? normalized)
    {
        normalized = null;
        var all = new List<string>();
        foreach (var text in origins ?? [])
        {
            if (!OriginText.TryNormalize(text, out var origin))
            {
                return Problems.Invalid("origin_invalid", $"{OriginText.Rule}; \"{Shortened(text)}\" is none.");
            }

            all.Add(origin);
        }

        normalized = origins is null ? null : [.. all.Distinct()];
        return null;
    }

    private static string Shortened(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";

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
